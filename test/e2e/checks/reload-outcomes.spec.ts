import { expect, test } from '@playwright/test';
import { nextBeat, openPlace, pageOf, PLACES, ready } from '../../support/pages.ts';

test('a reload keeps how each branch ended', async ({ browser }) => {
  const page = await pageOf(browser, { width: 1280, height: 720 });
  await openPlace(page, PLACES[0]!.link);
  await nextBeat(page);
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await ready(page);
  const branches = page.getByRole('group', { name: 'Branches' }).getByRole('button');
  await expect(branches).toHaveCount(2);
  const before = await branches.allTextContents();
  await page.reload();
  await ready(page);
  await expect(branches).toHaveText(before);
  await page.context().close();
});
