import { expect, test } from '@playwright/test';
import { nextBeat, openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { eachPanel, violations } from '../../support/panels.ts';

test.use({ trace: 'off' });

/** V15: axe finds nothing in the scenarios, and a narrow page scrolls one way only. */

/** Scenarios of a protocol are built of the same parts: one in so many, each at one of its four beats, the first at all. */
const EVERY = 4;
const BEATS = 4;

test('axe finds nothing in one scenario of four, at its beats', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await pageOf(browser, { width: 1280, height: 720 });
  await page.goto('./');
  const found = await violations(page, 'the first page');
  for (const [n, { scenario, link }] of PLACES.filter((_, at) => at % EVERY === 0).entries()) {
    await openPlace(page, link);
    for (let beat = 0; beat < BEATS && (await nextBeat(page)); beat += 1) {
      if (n === 0 || beat === n % BEATS)
        found.push(...(await violations(page, `${scenario}, beat ${beat}`)));
    }
  }
  expect(found).toEqual([]);
  await page.context().close();
});

test('at 320 pixels nothing scrolls sideways, whatever is open', async ({ browser }) => {
  test.setTimeout(90_000);
  const page = await pageOf(browser, { width: 320, height: 640 });
  const wide: string[] = [];
  const measure = async (name: string) => {
    const over = await page.evaluate(() => {
      const inside = [
        ...document.querySelectorAll<HTMLElement>('aside, dialog[open], [role="menu"]'),
      ];
      const page = document.documentElement;
      return Math.max(
        page.scrollWidth - page.clientWidth,
        ...inside.map((it) => it.getBoundingClientRect().right - innerWidth),
      );
    });
    if (over > 1) wide.push(`${name}: ${Math.round(over)} px too wide`);
  };
  for (const { scenario, link } of PLACES.filter((_, at) => at % EVERY === 0)) {
    await openPlace(page, link);
    await measure(scenario);
  }
  await eachPanel(page, measure);
  expect(wide).toEqual([]);
  await page.context().close();
});
