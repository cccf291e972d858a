import { expect, test, type Page } from '@playwright/test';
import { nextBeat, openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { eachPanel, menu, violations as violationsOf } from '../../support/panels.ts';

test.use({ trace: 'off' });

/** V15: axe finds nothing in whatever can be opened; in the other themes it looks at the colours only. */

for (const theme of ['light', 'dark', 'projector'] as const) {
  test(`axe finds nothing in menus, panels and dialogs, ${theme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const violations = (page: Page, where: string) =>
      violationsOf(page, where, theme !== 'projector');
    const page = await pageOf(browser, { width: 1280, height: 720, dark: theme === 'dark' });
    await openPlace(page, PLACES[0]!.link, theme === 'projector');
    await nextBeat(page);
    const found = await violations(page, 'a run');
    await page.locator('[data-node]').nth(1).click();
    await expect(menu(page)).toBeVisible();
    found.push(...(await violations(page, "a node's menu")));
    await page.keyboard.press('Escape');
    await page.locator('[data-message]').first().click();
    await expect(menu(page)).toBeVisible();
    found.push(...(await violations(page, "a message's menu")));
    await page.keyboard.press('Escape');
    const panels = await eachPanel(page, async (name) => {
      found.push(...(await violations(page, name)));
    });
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    found.push(...(await violations(page, 'the palette')));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('q');
    await expect(page.getByLabel('Question', { exact: true })).toBeVisible();
    found.push(...(await violations(page, 'a question')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Why?', exact: true }).click();
    found.push(...(await violations(page, 'Why?')));
    expect(panels).toBeGreaterThan(4);
    expect(found).toEqual([]);
    await page.context().close();
  });
}
