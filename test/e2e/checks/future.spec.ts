import { expect, test, type Page } from '@playwright/test';
import { openPlace, pageOf, PLACES, ready, walkThrough } from '../../support/pages.ts';

test.use({ trace: 'off' });

/**
 * V17: while a question is open the page knows no future. No headline of a later event, and nothing drawn beyond the playhead, is
 * anywhere in the page, neither to be seen nor to be heard.
 */

const question = (page: Page) => page.getByLabel('Question', { exact: true });

/** Every text and attribute there is, but for the questions' own words. */
function everythingSaid(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const it of copy.querySelectorAll('script, style, #hero, [aria-label="Question"]'))
      it.remove();
    return copy.outerHTML;
  });
}

/** Right of the playhead, on the diagram: how many things are drawn there. */
function beyondThePlayhead(page: Page): Promise<number> {
  return page.evaluate(() => {
    const svg = document.querySelector('[role="slider"][aria-label="Timeline"] svg');
    if (svg === null) return -1;
    const playhead = svg.querySelector('line[class*="playhead"]')?.getBoundingClientRect();
    if (playhead === undefined) return -1;
    const lines = [...svg.querySelectorAll('line, path, circle, text')].filter(
      (it) =>
        it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        it.closest('defs') === null,
    );
    return lines.filter((it) => {
      const { left, height, width } = it.getBoundingClientRect();
      return left > playhead.right + 14 && (height > 1.5 || width < 40);
    }).length;
  });
}

/** Beats tell the story; so many of them, in every sixth scenario, are enough to find a leak. */
const MOST_BEATS = 12;
const STRIDE = 6;

test('while a question is open nothing tells what comes', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, { width: 1280, height: 720 });
  const leaks: string[] = [];
  for (const { scenario, link } of PLACES.filter(
    ({ scenario }, n) => n % STRIDE === 0 && !scenario.startsWith('challenge'),
  )) {
    await openPlace(page, link);
    const { stops } = await walkThrough(page, { by: 'beats', most: MOST_BEATS, minText: 0 });
    await openPlace(page, link);
    const slider = page.getByRole('slider', { name: 'Timeline' });
    const last = Number(await slider.getAttribute('aria-valuemax'));
    await page.keyboard.press('q');
    await expect(question(page), `There is no question in ${scenario}.`).toBeVisible();
    await ready(page);
    const at = Number(await slider.getAttribute('aria-valuenow'));
    const most = Number(await slider.getAttribute('aria-valuemax'));
    if (most !== at)
      leaks.push(`${scenario}: the timeline says there are ${most} events, not ${at}`);
    const said = await everythingSaid(page);
    const past = new Set(stops.filter(({ event }) => event <= at).map((it) => it.headline));
    for (const { event, headline } of stops) {
      if (event > at && !past.has(headline) && said.includes(headline))
        leaks.push(`${scenario} at ${at}: event ${event} is told: ${headline}`);
    }
    const beyond = await beyondThePlayhead(page);
    if (beyond !== 0) leaks.push(`${scenario} at ${at}: ${beyond} things beyond the playhead`);
    // Counters tell as well.
    if (new RegExp(`of ${last}\\b`).test(said)) leaks.push(`${scenario}: says "of ${last}"`);
    await page.keyboard.press('Escape');
  }
  expect(leaks).toEqual([]);
  await page.context().close();
});
