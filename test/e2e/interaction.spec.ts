import { expect, test, type Page } from '@playwright/test';
import {
  button,
  COORDINATOR_DIES,
  cursor,
  HEALTHY,
  node,
  openRun,
  settled,
  timeline,
} from './app.ts';

test.use({
  viewport: { width: 1280, height: 720 },
  contextOptions: { reducedMotion: 'reduce' },
});

const question = (page: Page) => page.getByRole('group', { name: 'Question', exact: true });
const branches = (page: Page) => page.getByRole('group', { name: 'Branches' }).getByRole('button');
const strip = (page: Page) => page.getByRole('list', { name: 'Where the run is' });

test('a prediction by mouse: asked, counted, told, and its world opened', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await button(page, 'Question').click();
  await expect(question(page)).toBeVisible();
  const at = await cursor(page);
  expect(Number(await timeline(page).getAttribute('aria-valuemax'))).toBe(at);
  await expect(page.locator('body')).not.toContainText(/\bof \d+ or more|blocked/);
  await button(page, 'Count hands').click();
  await page.getByRole('button', { name: /^One hand more: Abort/ }).click();
  await page.getByRole('radio', { name: /Abort/ }).check();
  await button(page, 'Reveal').click();
  await expect(question(page)).toContainText('right');
  await expect(question(page)).toContainText('1 for this');
  await page.getByRole('button', { name: /^Show me that world: TC had logged COMMIT/ }).click();
  await settled(page);
  expect(await cursor(page)).toBe(at);
  await expect(branches(page)).toHaveCount(2);
  await expect(branches(page).last()).toContainText('TC had logged COMMIT');
  await expect(question(page)).toHaveCount(0);
});

test('a prediction by keyboard and by clicker; Escape skips it', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await page.keyboard.press('q');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: /Abort/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(question(page)).toContainText('right');
  await page.keyboard.press('PageDown');
  await expect(question(page)).toHaveCount(0);
  await page.keyboard.press('q');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(question(page)).toContainText('right');
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
});

test('the first page asks, lets the run go on, and tells', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Abort', exact: true }).click();
  await expect(question(page)).toContainText('You said: Abort');
  await expect(question(page)).toContainText('wrong', { timeout: 15_000 });
  await expect(page.getByRole('button', { name: /^Show me that world/ }).first()).toBeVisible();
});

test('fault slots: one click goes to the instant and makes the fault', async ({ page }) => {
  await openRun(page, HEALTHY);
  await strip(page).getByRole('button', { name: 'Crash TC between votes and decision' }).click();
  await expect(node(page, 'TC')).toHaveAccessibleName(/^TC, coordinator, crashed/);
  for (const id of ['P1', 'P2']) await expect(node(page, id)).toHaveAccessibleName(/uncertain/);
  await button(page, 'Undo').click();
  await strip(page).getByRole('button', { name: 'Lose the COMMIT to P2' }).click();
  await expect(node(page, 'TC')).toHaveAccessibleName(/on disk: COMMIT/);
  await expect(page.getByRole('button', { name: /^COMMIT from TC to P2/ })).toHaveCount(0);
});

test('a slot without an instant says why', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  const slot = strip(page).getByRole('button', { name: 'Lose the COMMIT to P2' });
  await expect(slot).toHaveAttribute('aria-disabled', 'true');
  await expect(slot).toHaveAccessibleDescription('No COMMIT is sent to P2 in this run.');
});

test('tools in hand: armed in the drawer, used on the stage, put away by Escape', async ({
  page,
}) => {
  await openRun(page, HEALTHY);
  await button(page, 'Faults').click();
  await page.getByRole('region', { name: 'Tools' }).getByRole('button', { name: 'Crash' }).click();
  await expect(page.getByText('Crash: click a node')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Crash: click a node')).toHaveCount(0);
  await page.keyboard.press('f');
  await page.getByRole('region', { name: 'Tools' }).getByRole('button', { name: 'Crash' }).click();
  await node(page, 'P2').click();
  await expect(node(page, 'P2')).toHaveAccessibleName(/crashed/);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a wall by mouse, and by keyboard; heal all', async ({ page }) => {
  await openRun(page, HEALTHY);
  const walls = page.getByRole('button', { name: /^Cut .*heal/ });
  await button(page, 'Faults').click();
  await button(page, 'Wall').click();
  await expect(button(page, 'Done')).toHaveAccessibleDescription('Choose at least one node first.');
  await node(page, 'P2').click();
  await expect(node(page, 'P2')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Done').click();
  await expect(walls.first()).toBeVisible();
  await page.keyboard.press('h');
  await expect(walls).toHaveCount(0);

  await page.keyboard.press('w');
  await node(page, 'P1').focus();
  await page.keyboard.press('Space');
  await expect(node(page, 'P1')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(walls.first()).toBeVisible();
});

test('run until: by a message, and what never comes is said', async ({ page }) => {
  await openRun(page, HEALTHY);
  await page.keyboard.press('r');
  const panel = page.getByRole('complementary', { name: 'Run until' });
  await panel.getByLabel('Message').selectOption('COMMIT');
  await panel.getByRole('button', { name: 'Arrives', exact: true }).click();
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /hears COMMIT/);
  const there = await cursor(page);
  await page.keyboard.press('r');
  await expect(panel.getByRole('button', { name: 'An invariant is violated' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Not found');
  expect(await cursor(page)).toBe(there);
});

test('breakpoints: at a lane by its gutter, at a selected node by key', async ({ page }) => {
  await openRun(page, HEALTHY);
  const point = button(page, 'Breakpoint at P2');
  await point.click();
  await expect(point).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Speed').selectOption('fastest');
  await button(page, 'Play').click();
  await expect(button(page, 'Play')).toBeVisible();
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /P2/);
  await node(page, 'P2').focus();
  await page.keyboard.press('F9');
  await expect(point).toHaveAttribute('aria-pressed', 'false');
});

test('the palette: every command by name, with the reason where it cannot be done', async ({
  page,
}) => {
  await openRun(page, HEALTHY);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Command' });
  await expect(field).toBeFocused();
  await field.fill('undo');
  await expect(page.getByRole('option', { name: /Nothing was done yet/ })).toBeVisible();
  await field.fill('larger text');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.style.fontSize))
    .toBe('125%');
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'All commands' }).click();
  await field.fill('lose commit');
  await page.getByRole('option', { name: /Lose the COMMIT to P2/ }).click();
  await expect(branches(page)).toHaveCount(2);
});

test('step by message from the menu of ways', async ({ page }) => {
  await openRun(page, HEALTHY);
  await button(page, 'Ways to step').click();
  await page.getByRole('menuitem', { name: 'Step by message' }).click();
  const first = await cursor(page);
  await button(page, 'Step').click();
  const second = await cursor(page);
  expect(second).toBeGreaterThan(first);
  await button(page, 'Step back').click();
  expect(await cursor(page)).toBe(first);
});

test('black and back, with a clicker and with a click; the run stays', async ({ page }) => {
  await openRun(page, HEALTHY);
  const at = await cursor(page);
  const black = page.getByRole('button', { name: /The screen is black/ });
  await page.keyboard.press('.');
  await expect(black).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(black).toHaveCount(0);
  expect(await cursor(page)).toBe(at);
  await page.keyboard.press('b');
  await black.click();
  await expect(black).toHaveCount(0);
  expect(await cursor(page)).toBe(at);
});

test('a clicker goes on from sliders, menus and buttons', async ({ page }) => {
  await openRun(page, HEALTHY);
  await timeline(page).focus();
  await page.keyboard.press('PageDown');
  const first = await cursor(page);
  await button(page, 'More').click();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect.poll(() => cursor(page)).toBeGreaterThan(first);
  await page.keyboard.press('PageUp');
  expect(await cursor(page)).toBe(first);
});

test('the link as a code on the whole screen', async ({ page }) => {
  await openRun(page, HEALTHY);
  await button(page, 'Share').click();
  await button(page, 'Show as QR code').click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Share' })).toBeVisible();
});

test('why: a chain of causes, each a jump, and the rule; Escape gives the focus back', async ({
  page,
}) => {
  await openRun(page, HEALTHY);
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('l');
  const at = await cursor(page);
  const why = page.getByRole('group', { name: 'Why', exact: true });
  await button(page, 'Why?').click();
  await expect(why).toContainText('Rule 2PC-');
  await expect(why.locator('code')).not.toBeEmpty();
  const causes = why.getByRole('listitem');
  expect(await causes.count()).toBeGreaterThan(1);
  expect(await causes.count()).toBeLessThanOrEqual(5);
  await causes.nth(1).getByRole('button').click();
  expect(await cursor(page)).toBeLessThan(at);
  await page.getByRole('button', { name: `Back to event ${at}` }).click();
  expect(await cursor(page)).toBe(at);
  await causes.first().getByRole('button').focus();
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await expect(button(page, 'Why?')).toBeFocused();
});
