import { expect, test, type Page } from '@playwright/test';
import { COORDINATOR_DIES, cursor, openRun, timeline } from './app.ts';

const words = (page: Page) =>
  timeline(page)
    .locator('text[data-label]')
    .evaluateAll((texts) => texts.map((text) => text.textContent ?? ''));

test('what happened is said in the diagram, what has not happened yet is not', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  expect(await words(page)).not.toContain('TC crashes');
  await timeline(page).press('End');
  await expect.poll(() => words(page)).toContain('TC crashes');
  expect(await words(page)).toContain('TC is down');
});

test('while a question is open nothing of the future is in the page', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  const drawn = () => timeline(page).locator('svg').first().innerHTML();
  const before = (await drawn()).length;
  await page.getByRole('button', { name: 'Question', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Question' })).toBeVisible();
  const at = await cursor(page);
  await expect(timeline(page)).toHaveAttribute('aria-valuemax', String(at));
  expect((await drawn()).length).toBeLessThan(before);
  expect(await words(page)).not.toContain('TC is down');
});

test('an event that is pointed at shows what could have brought it about', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await timeline(page).press('End');
  const box = await timeline(page).boundingBox();
  const mark = await timeline(page).locator('rect[class*="durable"]').first().boundingBox();
  if (box === null || mark === null) throw new Error('The diagram is not to be seen.');
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await expect(page.getByText(/^Event \d+, \d+ ms/)).toBeVisible();
  await expect(timeline(page).locator('g[class*="behind"]').first()).toHaveCSS('opacity', '0.35');
  await page.mouse.move(box.x + 5, box.y - 40);
  await expect(page.getByText(/^Event \d+, \d+ ms/)).toHaveCount(0);
});

test('a link to a run greets nobody; the beginning does, and its cards have pictures', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      const hero = document.getElementById('hero');
      if (hero?.checkVisibility() === true) seen.push('hero');
      if (document.getElementById('gallery')?.checkVisibility() === true) seen.push('gallery');
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await openRun(page, COORDINATOR_DIES);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
  await page.goto('./#/');
  await expect(page.getByRole('heading', { name: 'Lockstep' })).toBeVisible();
  const first = page.getByRole('listitem').filter({ has: page.locator('a[href*="?v="]') });
  // Below the thread of the lecture: a card is drawn when it is near the screen.
  await page.getByRole('heading', { name: 'Atomicity' }).scrollIntoViewIfNeeded();
  await first.locator('svg circle, svg path').first().waitFor();
});
