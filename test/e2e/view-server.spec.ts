import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { button, cursor, node, openRun, settled, timeline } from './app.ts';

test.use({
  viewport: { width: 1280, height: 720 },
  contextOptions: { reducedMotion: 'reduce' },
});

const HEALTHY = '#/primary-backup/a-primary-and-a-backup?v=1';

const strip = (page: Page) => page.getByRole('list', { name: 'Where the run is' });
const newestView = (page: Page) => strip(page).locator('[aria-current]');
const switchOf = (page: Page, title: string) => page.getByRole('switch', { name: title });
const why = (page: Page) => page.getByRole('group', { name: 'Why' });
const walls = (page: Page) => page.getByRole('button', { name: /^Cut .*: heal$/ });

/** Steps until the sentence under the stage says what is looked for. */
async function stepTo(page: Page, words: RegExp): Promise<void> {
  const said: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await settled(page);
    said.push((await timeline(page).getAttribute('aria-valuetext')) ?? '');
    if (words.test(said.at(-1) ?? '')) return;
    await page.keyboard.press('l');
  }
  throw new Error(`${String(words)} is in none of: ${[...new Set(said)].join('\n')}`);
}

async function chooseByMouse(page: Page, id: string, ...items: readonly string[]): Promise<void> {
  await node(page, id).click();
  for (const name of items) await page.getByRole('menuitem', { name, exact: true }).click();
  await settled(page);
}

/** Digits stand for nodes in the order of the stage; within a menu arrows go down. */
async function chooseByKeys(page: Page, digit: string, ...items: readonly string[]): Promise<void> {
  await page.keyboard.press(digit);
  await page.keyboard.press('Enter');
  for (const name of items) {
    const item = page.getByRole('menuitem', { name, exact: true });
    await expect(item).toBeVisible();
    const isThere = () => item.evaluate((it) => it === document.activeElement);
    for (let steps = 0; steps < 20 && !(await isThere()); steps += 1)
      await page.keyboard.press('ArrowDown');
    await expect(item).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await settled(page);
}

async function expectNoViolations(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map((it) => `${it.id}: ${it.nodes.map((at) => at.html).join(' | ')}`);
  expect(told).toEqual([]);
}

test('S1 is cut off by its menu, refused by its former backup, and idle once it is back', async ({
  page,
}) => {
  await openRun(page, HEALTHY);
  await stepTo(page, /S1 asks S2 to accept put/);
  await chooseByMouse(page, 'S1', 'Links', 'Cut S1 and VS');
  await chooseByMouse(page, 'S1', 'Links', 'Cut S1 and S2');
  await expect(walls(page)).toHaveCount(2);
  await stepTo(page, /View 3 is on disk/);
  await expect(newestView(page)).toContainText('3: S2, S3');
  await expect(node(page, 'S1')).toHaveAccessibleName(/primary/);
  await expect(node(page, 'S2')).toHaveAccessibleName(/backup/);
  await expectNoViolations(page);
  await stepTo(page, /S2 learns that it is primary of view 3/);
  for (const id of ['S1', 'S2']) await expect(node(page, id)).toHaveAccessibleName(/primary/);

  await chooseByMouse(page, 'S1', 'Links', 'Heal S1 and S2');
  await stepTo(page, /S2 refuses/);
  await button(page, 'Why?').click();
  await expect(why(page)).toContainText('Rule PB-R2');
  await expectNoViolations(page);
  await button(page, 'Why?').click();

  await chooseByMouse(page, 'S1', 'Reconnect');
  await expect(walls(page)).toHaveCount(0);
  await stepTo(page, /S1 learns of view 3: it is not primary any more/);
  await expect(node(page, 'S1')).toHaveAccessibleName(/spare/);
  await expect(newestView(page)).toContainText('3: S2, S3');
});

test('the same by keyboard, without a spare server: S1 comes back as backup', async ({ page }) => {
  await openRun(page, HEALTHY);
  await stepTo(page, /S1 asks S2 to accept put/);
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await expect(node(page, 'S3')).toHaveAccessibleName(/crashed/);
  await chooseByKeys(page, '3', 'Links', 'Cut S1 and VS');
  await chooseByKeys(page, '3', 'Links', 'Cut S1 and S2');
  await expect(walls(page)).toHaveCount(2);
  await stepTo(page, /S2 learns that it is primary of view 3/);
  await expect(newestView(page)).toContainText('3: S2, –');

  await chooseByKeys(page, '3', 'Links', 'Heal S1 and S2');
  await stepTo(page, /S2 refuses/);
  await page.keyboard.press('Shift+W');
  await expect(why(page)).toContainText('Rule PB-R2');
  await page.keyboard.press('3');
  await page.keyboard.press('h');
  await expect(walls(page)).toHaveCount(0);
  await stepTo(page, /S1 takes over the whole state of S2, for view 4/);
  await expect(node(page, 'S1')).toHaveAccessibleName(/backup/);
  await expect(newestView(page)).toContainText('4: S2, S1');
});

/** A page on which clicks and keys are counted. */
async function counting(page: Page): Promise<() => Promise<{ clicks: number; keys: number }>> {
  await page.addInitScript(() => {
    const counts = { clicks: 0, keys: 0 };
    Object.assign(globalThis, { counts });
    addEventListener('pointerdown', () => (counts.clicks += 1), { capture: true });
    addEventListener(
      'keydown',
      ({ key }) => (counts.keys += /^(?:Control|Shift)$/.test(key) ? 0 : 1),
      { capture: true },
    );
  });
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { counts: { clicks: number; keys: number } }).counts,
    );
}

/** S1 is cut off from VS and S2, and from nobody else. */
async function isCutOffButForClients(page: Page): Promise<void> {
  await expect(walls(page)).toHaveCount(2);
  for (const other of ['S2', 'VS'])
    await expect(
      page.getByRole('button', { name: `Cut between S1 and ${other}: heal` }),
    ).toBeVisible();
}

test('T5: the primary is cut off from view server and backup, clients still reach it: 3 clicks at most', async ({
  page,
}) => {
  const counts = await counting(page);
  await openRun(page, HEALTHY);
  await strip(page)
    .getByRole('button', { name: /^Cut the primary off from VS/ })
    .click();
  await isCutOffButForClients(page);
  expect((await counts()).clicks).toBeLessThanOrEqual(3);
});

test('T5 by keyboard: 5 keys at most', async ({ page }) => {
  const counts = await counting(page);
  await openRun(page, HEALTHY);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused();
  for (const key of ['v', 's', 'Enter']) await page.keyboard.press(key);
  await isCutOffButForClients(page);
  expect((await counts()).keys).toBeLessThanOrEqual(5);
});

test('the perfect split brain: six clicks from the healthy scenario', async ({ page }) => {
  const counts = await counting(page);
  await openRun(page, HEALTHY);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('link', { name: /^Four servers, two clients/ }).click();
  await settled(page);
  await button(page, 'Rules').click();
  for (const title of ['The next primary was there before', 'No state, no primary']) {
    await switchOf(page, title).click();
    await expect(switchOf(page, title)).not.toBeChecked();
    await settled(page);
  }
  await strip(page)
    .getByRole('button', { name: /^Cut the network in two/ })
    .click();
  await settled(page);
  expect((await counts()).clicks).toBeLessThanOrEqual(6);

  // What follows is the run by itself: two views that share nobody, and a client that believes each.
  await stepTo(page, /View 3 is acknowledged, on disk/);
  await expect(newestView(page)).toContainText('3: S3, S4');
  for (const id of ['S1', 'S3']) await expect(node(page, id)).toHaveAccessibleName(/primary/);
  for (const id of ['S2', 'S4']) await expect(node(page, id)).toHaveAccessibleName(/backup/);
  await page.keyboard.press('r');
  await button(page, 'An invariant is violated').click();
  await expect(page.getByRole('button', { name: /and 1 more: violated$/ })).toBeVisible();
});

test('a rule tells its price, and leads to the scenario that shows it', async ({ page }) => {
  await openRun(page, HEALTHY);
  await button(page, 'Rules').click();
  const panel = page.getByRole('complementary', { name: 'Rules' });
  const rule = panel.getByRole('listitem').filter({ hasText: 'PB-R1,' });
  await expect(rule).toContainText('Off: violation.');
  await expectNoViolations(page);
  await rule.getByRole('link').click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('before its backup');
  expect(await cursor(page)).toBeGreaterThan(0);
});
