import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { nextBeat, openPlace, pageOf, PLACES, type Screen } from '../../support/pages.ts';
import { decodePng, type Pixels } from '../../support/png.ts';

test.use({ trace: 'off' });

/**
 * V1: a few pictures that were looked at and approved. Other browsers smooth letters in another way, so the pictures hold
 * only for the Chromium that made them; any other reports. `APPROVE=1 npx playwright test approved` makes them anew.
 */

const FOLDER = join(import.meta.dirname, 'approved');
const MADE_BY = join(FOLDER, 'chromium.txt');
const APPROVING = process.env['APPROVE'] === '1';
const MOST_DIFFERENT = 0.002;
/** Of 255, in any channel: less is rounding. */
const NOTICEABLE = 24;

interface Picture extends Screen {
  readonly name: string;
  /** The first page where it is not given. */
  readonly scenario?: string;
  readonly beats?: number;
}

const PROJECTOR = { width: 1280, height: 720, present: true };
const PICTURES: readonly Picture[] = [
  { name: 'first-page', width: 1280, height: 720 },
  { name: 'projector-start', ...PROJECTOR, scenario: 'everyone-says-yes' },
  {
    name: 'projector-decisive',
    ...PROJECTOR,
    scenario: 'coordinator-dies-before-deciding',
    beats: 4,
  },
  {
    name: 'study-dark',
    width: 1440,
    height: 900,
    dark: true,
    scenario: 'coordinator-dies-before-deciding',
    beats: 4,
  },
  {
    name: 'phone',
    width: 390,
    height: 844,
    scenario: 'coordinator-dies-before-deciding',
    beats: 4,
  },
  { name: 'zoomed', width: 640, height: 360, scenario: 'everyone-says-yes', beats: 2 },
];

async function show(page: Page, { scenario, beats = 0, present }: Picture): Promise<void> {
  if (scenario === undefined) {
    await page.goto('./');
    await page.locator('#gallery').waitFor();
  } else await openPlace(page, PLACES.find((it) => it.scenario === scenario)!.link, present);
  for (let beat = 0; beat < beats; beat += 1) await nextBeat(page);
  await page.evaluate(async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** The share of pixels that are noticeably different. */
function difference(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) {
      const [one, other] = [a.at(x, y), b.at(x, y)];
      if (one.some((value, i) => Math.abs(value - other[i]!) > NOTICEABLE)) different += 1;
    }
  }
  return different / (a.width * a.height);
}

for (const picture of PICTURES) {
  test(`it looks as it was approved: ${picture.name}`, async ({ browser }, info) => {
    const page = await pageOf(browser, picture);
    await show(page, picture);
    const shot = await page.screenshot({ caret: 'hide' });
    const file = join(FOLDER, `${picture.name}.png`);
    const [major = ''] = browser.version().split('.');
    if (APPROVING) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, shot);
      writeFileSync(MADE_BY, `${major}\n`);
    }
    expect(existsSync(file), `${picture.name} was never approved.`).toBe(true);
    const share = difference(decodePng(shot), decodePng(readFileSync(file)));
    const told = `${picture.name}: ${(share * 100).toFixed(2)} % of the pixels differ`;
    await info.attach('now', { body: shot, contentType: 'image/png' });
    info.annotations.push({ type: 'approved', description: told });
    const gates = readFileSync(MADE_BY, 'utf8').trim() === major;
    if (gates) expect(share, told).toBeLessThanOrEqual(MOST_DIFFERENT);
    else
      console.log(`${told}: it was approved in Chromium ${readFileSync(MADE_BY, 'utf8').trim()}`);
    await page.context().close();
  });
}
