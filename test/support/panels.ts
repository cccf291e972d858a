import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** `coloursOnly`: where all the rest was looked at in another theme. */
export async function violations(
  page: Page,
  where: string,
  coloursOnly = false,
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (
    coloursOnly ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)
  ).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${where}: ${id}: ${html.slice(0, 160)}`),
  );
}

export const menu = (page: Page): Locator => page.getByRole('menu');
const panel = (page: Page): Locator =>
  page.locator('aside[tabindex="-1"], dialog[open], [role="dialog"]');

/** Opens whatever the header's menu has, one after the other; what is no panel is left alone. */
export async function eachPanel(
  page: Page,
  visit: (name: string) => Promise<void>,
): Promise<number> {
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await visit('More');
  const names = await menu(page)
    .getByRole('menuitem')
    .evaluateAll((items) => items.map((it) => it.firstElementChild?.textContent ?? ''));
  await page.keyboard.press('Escape');
  let panels = 0;
  // What saves, opens files, blacks out or changes the run is no panel.
  const acts =
    /commands|gallery|Save|Open a run|Black|network|clock|axis|Present|pointer|beats|single keys/i;
  // The palette of commands is a dialog that asks for its own way out.
  for (const name of names.filter((it) => it !== '' && !acts.test(it))) {
    await more.click();
    await menu(page).getByRole('menuitem', { name, exact: true }).first().click();
    await page.waitForTimeout(60);
    if ((await panel(page).count()) + (await menu(page).count()) > 0) {
      panels += 1;
      await visit(name);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  return panels;
}
