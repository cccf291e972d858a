import { expect, test } from '@playwright/test';
import { luminance, type Colour } from '../../support/colour.ts';
import { openPlace, pageOf, PLACES, walkThrough } from '../../support/pages.ts';
import { MOST_STILLS, watched } from '../../support/motion.ts';
import { decodePng, type Pixels } from '../../support/png.ts';

test.use({ trace: 'off' });

/** V12 and V13: reduced motion, and no flashes. */

const SIZE = { width: 1280, height: 720 };

test('with reduced motion nothing moves while stepping', async ({ browser }) => {
  const page = await pageOf(browser, SIZE);
  await openPlace(page, PLACES[0]!.link);
  for (let steps = 0; steps < 8; steps += 1) {
    await page.keyboard.press('l');
    const { moving, stills } = await watched(page, 250);
    expect(moving).toEqual([]);
    expect(Math.max(0, ...stills)).toBeLessThanOrEqual(MOST_STILLS);
  }
  await page.context().close();
});

/** What travels in the background is not drawn, so neither is its arrival. */
const QUIET = /^\w+ hears how long the log is\./;
/** Scenarios of a protocol are built of the same messages: one in so many. */
const EVERY = 3;

test('with reduced motion every arrival is a picture of its own', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await pageOf(browser, SIZE);
  const alike: string[] = [];
  for (const { scenario, link } of PLACES.filter((_, n) => n % EVERY === 0)) {
    await openPlace(page, link);
    const { stops } = await walkThrough(page, { by: 'beats', most: 12, minText: 0 });
    stops.forEach(({ event, picture, headline }, i) => {
      const before = stops[i - 1];
      if (before?.picture === picture && !QUIET.test(headline))
        alike.push(`${scenario} ${event}: ${headline}`);
    });
  }
  expect(alike).toEqual([]);
  await page.context().close();
});

const BLOCKS = { across: 32, down: 18 };
/** WCAG: a pair of opposing changes of a tenth of full luminance or more. */
const FLASH = 0.1;
const FRAME_MS = 50;
const FRAMES = 50;
const MOST_A_SECOND = 3;

/** Mean luminance of each block of a frame. */
function blocksOf(pixels: Pixels): number[] {
  const { width, height } = pixels;
  return Array.from({ length: BLOCKS.across * BLOCKS.down }, (_, n) => {
    const left = ((n % BLOCKS.across) * width) / BLOCKS.across;
    const top = (Math.floor(n / BLOCKS.across) * height) / BLOCKS.down;
    const samples: Colour[] = [];
    for (let x = 2; x < width / BLOCKS.across; x += 6)
      for (let y = 2; y < height / BLOCKS.down; y += 6)
        samples.push(pixels.at(Math.floor(left + x), Math.floor(top + y)));
    return samples.reduce((sum, it) => sum + luminance(it), 0) / samples.length;
  });
}

/** How often, in the worst second, the light of one place went up and down again. */
function flashes(light: readonly number[]): number {
  const turns: number[] = [];
  let extreme = light[0] ?? 0;
  let rising: boolean | null = null;
  light.forEach((value, frame) => {
    if (rising !== false && value < extreme - FLASH) {
      turns.push(frame);
      rising = false;
      extreme = value;
    } else if (rising !== true && value > extreme + FLASH) {
      turns.push(frame);
      rising = true;
      extreme = value;
    } else if (rising === true || rising === null) extreme = Math.max(extreme, value);
    else extreme = Math.min(extreme, value);
  });
  const inASecond = 1000 / FRAME_MS;
  return Math.max(
    0,
    ...turns.map((from) => turns.filter((it) => it >= from && it < from + inASecond).length / 2),
  );
}

test('nothing flashes more than three times a second while playing', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await pageOf(browser, { ...SIZE, motion: true });
  await page.clock.install();
  const crash = PLACES.find(({ scenario }) => /dies/.test(scenario)) ?? PLACES[0]!;
  await page.goto(`./${crash.link}`);
  await page.clock.runFor(1000);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const frames: number[][] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    await page.clock.runFor(FRAME_MS);
    frames.push(blocksOf(decodePng(await page.screenshot({ animations: 'allow' }))));
  }
  const places = frames[0]!.map((_, block) => flashes(frames.map((frame) => frame[block]!)));
  expect(frames.some((frame) => frame.join() !== frames[0]!.join())).toBe(true);
  expect(Math.max(...places)).toBeLessThanOrEqual(MOST_A_SECOND);
  await page.context().close();
});
