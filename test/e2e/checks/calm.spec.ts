import { expect, test } from '@playwright/test';
import { openPlace, pageOf, PLACES, unpainted } from '../../support/pages.ts';

test.use({ trace: 'off' });

/**
 * V18: the first screen of a lecture is calm. Buttons count outside of stage, strip and diagram; words everywhere but in the
 * names of lanes, which are those of the nodes.
 */

const MOST = { buttons: 14, words: 60 };

test('the first screen of every scenario in Present is calm', async ({ browser }) => {
  const page = await pageOf(browser, { width: 1280, height: 720 });
  await page.goto('./');
  await unpainted(page);
  const loud: string[] = [];
  for (const { scenario, link } of PLACES) {
    await openPlace(page, link, true);
    const count = await page.evaluate(() => {
      const isSeen = (element: Element) => {
        const { width, height, bottom } = element.getBoundingClientRect();
        return (
          element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          width > 2 &&
          height > 2 &&
          bottom > 0
        );
      };
      const quiet =
        '#stage, [role="slider"], [aria-label="Where the run is"], [aria-label="Branches"]';
      const controls = 'button, a[href], select, [role="button"], [role="tab"], input';
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = (node.textContent ?? '').trim();
        const element = node.parentElement;
        if (
          text === '' ||
          element?.closest('script, style, option, [role="slider"]') !== null ||
          !isSeen(element)
        )
          continue;
        texts.push(text);
      }
      return {
        buttons: [...document.querySelectorAll(controls)].filter(
          (it) => isSeen(it) && it.closest(quiet) === null,
        ).length,
        words: texts
          .join(' ')
          .split(/\s+/)
          .filter((it) => /[\p{L}\p{N}]/u.test(it)).length,
      };
    });
    for (const what of ['buttons', 'words'] as const) {
      if (count[what] > MOST[what])
        loud.push(`${scenario}: ${count[what]} ${what}, not ${MOST[what]}`);
    }
  }
  expect(loud).toEqual([]);
  await page.context().close();
});
