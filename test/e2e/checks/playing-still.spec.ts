import { expect, test } from '@playwright/test';
import { MOST_STILLS, watched } from '../../support/motion.ts';
import { openPlace, pageOf, PLACES } from '../../support/pages.ts';

/** V12: who asked for less motion gets stills while playing, too. */

const SIZE = { width: 1280, height: 720 };

test('with reduced motion playing goes from still to still', async ({ browser }) => {
  const page = await pageOf(browser, SIZE);
  await openPlace(page, PLACES[0]!.link);
  await page.keyboard.press('Space');
  const { moving, stills } = await watched(page, 4000);
  expect(moving).toEqual([]);
  expect(stills.length).toBeGreaterThan(0);
  expect(Math.max(...stills)).toBeLessThanOrEqual(MOST_STILLS);
  await page.context().close();
});
