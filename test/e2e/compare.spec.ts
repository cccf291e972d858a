import { expect, test, type Page } from '@playwright/test';
import { button, HEALTHY, node, openRun } from './app.ts';

/** A crash makes another world. */
async function crash(page: Page): Promise<void> {
  await openRun(page, HEALTHY);
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
  await node(page, 'TC').focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('group', { name: 'Branches' })).toBeVisible();
}

test('the two outcomes side by side, by one click; the nodes that differ are ringed', async ({
  page,
}) => {
  await crash(page);
  await button(page, 'Compare').click();
  const bar = page.getByRole('group', { name: 'Comparison' });
  await expect(bar).toContainText('Same until event');
  await expect(bar).toContainText('TC crashes');
  await expect(page.locator('figure svg[role=group]')).toHaveCount(2);
  await expect(page.locator('figure [data-differs="TC"]')).toHaveCount(2);
  await bar.getByLabel('Together by').selectOption('time');
  await button(page, 'Close the comparison').click();
  await expect(page.locator('figure')).toHaveCount(0);
});

test('the two outcomes side by side, by one key', async ({ page }) => {
  await crash(page);
  await page.keyboard.press('v');
  await expect(page.getByRole('group', { name: 'Comparison' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Comparison' })).toHaveCount(0);
});

test('a link may put another scenario beside its own', async ({ page }) => {
  await openRun(page, `${HEALTHY.replace('?', '?b=two-phase-commit/one-says-no&')}`);
  await expect(page.getByRole('figure', { name: /^Right: / })).toBeVisible();
});
