import { expect, type Locator, type Page } from '@playwright/test';

/** The page as its readers know it: by roles and names. */

export const HEALTHY = '#/two-phase-commit/everyone-says-yes?v=1';
export const COORDINATOR_DIES = '#/two-phase-commit/coordinator-dies-before-deciding?v=1';

export async function openRun(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await settled(page);
}

/** The worker has told everything, and the stage shows the event at the cursor. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('group', { name: 'Stage' })).toBeVisible();
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
}

export const timeline = (page: Page): Locator => page.getByRole('slider', { name: 'Timeline' });
export const node = (page: Page, id: string): Locator =>
  page.getByRole('group', { name: 'Stage' }).getByRole('button', { name: new RegExp(`^${id}, `) });
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

export async function cursor(page: Page): Promise<number> {
  await settled(page);
  return Number(await timeline(page).getAttribute('aria-valuenow'));
}

/** What there is to see, as data: every glyph's name and place. */
export async function picture(page: Page): Promise<unknown> {
  await settled(page);
  return page
    .getByRole('group', { name: 'Stage' })
    .locator('[aria-label]')
    .evaluateAll((glyphs) =>
      glyphs.map((glyph) => {
        const { x, y, width, height } = glyph.getBoundingClientRect();
        return [glyph.getAttribute('aria-label'), [x, y, width, height].map(Math.round)];
      }),
    );
}

/** Steps until the node says what is looked for. */
export async function stepUntil(page: Page, id: string, words: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (words.test((await node(page, id).getAttribute('aria-label')) ?? '')) return;
    const before = await cursor(page);
    await page.keyboard.press('l');
    await expect.poll(() => cursor(page)).toBeGreaterThan(before);
  }
  throw new Error(`${id} never says ${String(words)}`);
}
