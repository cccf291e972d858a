import type { Browser, Page } from '@playwright/test';
import type { Scenario } from '../../src/engine/spec.ts';
import { loadProtocols, REGISTRY, type ProtocolEntry } from '../../src/protocols/registry.ts';
import { scenarioLink } from '../../src/session/link.ts';
import {
  installLook,
  type Look,
  type Looking,
  type Seen,
  type Walk,
  type WalkOptions,
} from './look.ts';

await loadProtocols();

/** The page as the checks of its looks need it: every scenario, at every size, looked at from inside. */

export interface Place {
  readonly protocol: string;
  readonly scenario: string;
  readonly link: string;
}

/** Every scenario of every protocol that plays on a stage; challenges, which nobody teaches with, last. */
export const PLACES: readonly Place[] = [
  ...placesWhere((entry, { challenge }) => !isModel(entry) && challenge === undefined),
  ...placesWhere((entry, { challenge }) => !isModel(entry) && challenge !== undefined),
];

/** Every scenario of every model of many machines. */
export const MODEL_PLACES: readonly Place[] = placesWhere(isModel);

function isModel({ presentation }: ProtocolEntry): boolean {
  return presentation.outage !== undefined;
}

function placesWhere(
  test: (entry: ProtocolEntry, scenario: Scenario) => boolean,
): readonly Place[] {
  return REGISTRY.flatMap((entry) =>
    entry.scenarios
      .filter((scenario) => test(entry, scenario))
      .map(({ id }) => ({
        protocol: entry.protocol.id,
        scenario: id,
        link: scenarioLink(entry.protocol.id, id),
      })),
  );
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly present?: boolean;
  readonly motion?: boolean;
}

/** A page of that size, with the looking glass in it. */
export async function pageOf(browser: Browser, screen: Screen): Promise<Page> {
  const { width, height } = screen;
  const context = await browser.newContext({
    viewport: { width, height },
    screen: { width, height },
    reducedMotion: screen.motion === true ? 'no-preference' : 'reduce',
    colorScheme: screen.dark === true ? 'dark' : 'light',
  });
  await context.addInitScript(installLook);
  return context.newPage();
}

/** Everything is where it was, but nothing is painted: what only measures is done sooner. */
export async function unpainted(page: Page): Promise<void> {
  await page.addStyleTag({ content: 'html { clip-path: inset(0 0 100% 0); }' });
}

/** From run to run without loading the page again. */
export async function openPlace(page: Page, link: string, present = false): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('./');
  // Where the last run rests its address is still to be written, so once may not be enough.
  await page.evaluate(async () => {
    while (document.querySelector('[data-ready]') !== null) {
      if (location.hash !== '#/') location.hash = '#/';
      await new Promise((done) => setTimeout(done, 5));
    }
  });
  await page.evaluate((fragment) => (location.hash = fragment), link);
  await ready(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Where everything is to be chosen a drawer opens by itself.
  await page.keyboard.press('Escape');
  if (present) await enterPresent(page);
}

export async function enterPresent(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Present', exact: true });
  // Not by the mouse: the page may be unpainted.
  if ((await button.getAttribute('aria-pressed')) !== 'true')
    await button.evaluate((it) => (it as HTMLElement).click());
}

export const ready = (page: Page): Promise<void> => page.locator('[data-ready="true"]').waitFor();

type Inside = typeof globalThis & { readonly looking: Looking };

export const walkThrough = (page: Page, how: WalkOptions): Promise<Walk> =>
  page.evaluate((options) => (globalThis as Inside).looking.walk(options), how);

export const lookAt = (page: Page, how: Look): Promise<Seen> =>
  page.evaluate((options) => (globalThis as Inside).looking.look(options), how);

/** To the next beat or fault; false at the end. */
export const nextBeat = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as Inside).looking.go('PageDown'));
