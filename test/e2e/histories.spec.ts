import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { button, openRun, settled } from './app.ts';

const verdict = (page: Page) => page.getByRole('group', { name: 'Verdict' });
const STALE = '#/primary-backup/a-read-without-the-backup?v=1';

test('stepping to the stale read the verdict turns: the sentence, the failing operation, its messages', async ({
  page,
}) => {
  await openRun(page, STALE);
  await page.keyboard.press('o');
  for (let beats = 0; beats < 30; beats += 1) {
    await page.keyboard.press('PageDown');
    await settled(page);
    if (await verdict(page).getByText('Not linearizable').isVisible()) break;
  }
  await expect(verdict(page)).toContainText('Not linearizable');
  await expect(verdict(page)).toContainText('x can only have been "1"; it returned "0"');
  await expect(verdict(page)).toContainText('Sequential consistency would allow it');
  const failing = page.getByRole('button', { name: /here no order is left$/ });
  await failing.focus();
  await page.keyboard.press('Enter');
  const messages = page.getByRole('group', { name: /^Messages of get x/ });
  await expect(messages.getByRole('button', { name: /REPLY/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test('before the stale read returns the same history is linearizable', async ({ page }) => {
  await openRun(page, STALE);
  await page.keyboard.press('o');
  await page.keyboard.press('End');
  await expect(verdict(page)).toContainText('Not linearizable');
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await slider.focus();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await verdict(page).getByText('as if there were a single copy').isVisible()) break;
    await page.keyboard.press('j');
    await settled(page);
  }
  await expect(verdict(page)).toContainText('Linearizable: as if there were a single copy.');
});

/** Moves the point of an operation so many places to the right. */
async function move(page: Page, op: number, places: number): Promise<void> {
  await page.locator(`#operation-${op}`).focus();
  for (let i = 0; i < places; i += 1) await page.keyboard.press('ArrowRight');
}

test('a puzzle is solved by keyboard alone', async ({ page }) => {
  await page.goto('./#/histories/old-or-new');
  for (const op of [0, 1, 2]) await move(page, op, 1);
  await button(page, 'Check').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(
    'Not like this. Here the register is 1, so C’s read would have returned 1; it returned 0.',
  );
  await move(page, 0, 9);
  await move(page, 1, 6);
  await button(page, 'Check').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('That is a legal order.');
});

test('what cannot be done is said, and told why', async ({ page }) => {
  await page.goto('./#/histories/who-wrote-last');
  await button(page, 'It cannot be done').click();
  await expect(page.getByRole('status')).toContainText('Right: it cannot be done.');
  await expect(page.getByRole('status')).toContainText('can only have been 2; it returned 1');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test('a malformed history is refused in one sentence that names the operation; what was written stays', async ({
  page,
}) => {
  await page.goto('./#/histories/own');
  const field = page.getByLabel('The history, as JSON');
  const bad = '{"model":"register","init":0,"ops":[{"client":"A","call":5,"ret":1,"op":"read"}]}';
  await field.fill(bad);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    'operation 0: ret: expected a number not below its call at 5, or null, got 1.',
  );
  await expect(field).toHaveValue(bad);
  await field.fill('{');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('expected JSON');
});

test('a history of one’s own travels by link', async ({ page, context }) => {
  await page.goto('./#/histories/own');
  const form = page.getByRole('form', { name: 'Add an operation' });
  await form.getByLabel('Answer').fill('7');
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByLabel('The history, as JSON')).toHaveValue(/"out": 7/);
  await button(page, 'Make a link').click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByLabel('The history, as JSON')).toHaveValue(/"out": 7/);
});
