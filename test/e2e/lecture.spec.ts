import { expect, test, type Page } from '@playwright/test';
import {
  button,
  COORDINATOR_DIES,
  cursor,
  HEALTHY,
  node,
  openRun,
  picture,
  settled,
  stepUntil,
  timeline,
} from './app.ts';

test.use({ viewport: { width: 1280, height: 720 } });

/** The digest of the run at the cursor, from the address that Share gives. */
async function sharedLink(page: Page): Promise<string> {
  const field = page.getByLabel('Link to this run');
  await expect(field).toHaveValue(/d=[0-9a-f]{16}/);
  return field.inputValue();
}

const digestOf = (link: string) => /d=([0-9a-f]{16})/.exec(link)?.[1];

test('a lecture by mouse: play, crash the coordinator, go back and forth, share', async ({
  page,
  browser,
}) => {
  await openRun(page, HEALTHY);
  const start = await cursor(page);
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await expect.poll(() => cursor(page)).toBeGreaterThan(start);
  await button(page, 'Pause').click();

  // Both votes are in, the decision is not on the disk yet.
  await stepUntil(page, 'TC', /writing COMMIT/);
  await node(page, 'TC').click();
  await page.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await expect(node(page, 'TC')).toHaveAccessibleName(/^TC, coordinator, crashed/);
  await expect(node(page, 'P1')).toHaveAccessibleName(/uncertain/);
  await expect(page.getByRole('group', { name: 'Branches' }).getByRole('button')).toHaveCount(2);
  await expect(page.getByRole('status').first()).not.toBeEmpty();

  for (let i = 0; i < 4; i += 1) await button(page, 'Step').click();
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /^Event \d+ of \d+, \d+ ms: ./);
  await page.waitForTimeout(800);
  const before = await picture(page);
  const at = await cursor(page);
  for (let i = 0; i < 10; i += 1) await button(page, 'Step back').click();
  expect(await cursor(page)).toBeLessThan(at - 8);
  expect(await picture(page)).not.toEqual(before);
  for (let i = 0; i < 10; i += 1) await button(page, 'Step').click();
  await expect.poll(() => cursor(page)).toBe(at);
  expect(await picture(page)).toEqual(before);

  await button(page, 'Share').click();
  const link = await sharedLink(page);
  const student = await (await browser.newContext()).newPage();
  await student.goto(link);
  await settled(student);
  expect(await cursor(student)).toBe(at);
  await expect(node(student, 'TC')).toHaveAccessibleName(/crashed/);
  await button(student, 'Share').click();
  expect(digestOf(await sharedLink(student))).toBe(digestOf(link));
  await expect(student.getByRole('alert')).toBeEmpty();
  await student.context().close();
});

test('the same by keyboard alone', async ({ page, browser }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openRun(page, HEALTHY);
  const start = await cursor(page);
  await page.keyboard.press('Space');
  await expect.poll(() => cursor(page)).toBeGreaterThan(start);
  await page.keyboard.press('k');
  await stepUntil(page, 'TC', /writing COMMIT/);

  // Digits select nodes in the order of the stage.
  const ids = ['1', '2', '3', '4'];
  for (const digit of ids) {
    await page.keyboard.press(digit);
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    if (name?.startsWith('TC,')) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(node(page, 'TC')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Crash', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(node(page, 'TC')).toHaveAccessibleName(/crashed/);
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('l');
  const before = await picture(page);
  const at = await cursor(page);
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('j');
  expect(await cursor(page)).toBeLessThan(at);
  for (let i = 0; i < 10; i += 1) await page.keyboard.press('l');
  expect(await cursor(page)).toBe(at);
  expect(await picture(page)).toEqual(before);

  await page.keyboard.press('g');
  const link = await sharedLink(page);
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Link to this run')).toHaveCount(0);
  const student = await (await browser.newContext()).newPage();
  await student.goto(link);
  expect(await cursor(student)).toBe(at);
  await student.context().close();
});

test('every fault of a message is in its menu', async ({ page }) => {
  await openRun(page, HEALTHY);
  await stepUntil(page, 'TC', /votes 0\/2/);
  const message = page.getByRole('button', { name: 'PREPARE from TC to P1', exact: true });
  await message.click();
  for (const name of ['Drop', 'Duplicate', 'Delay', 'Hold', 'Deliver now']) {
    await expect(page.getByRole('menuitem', { name, exact: true })).toBeVisible();
  }
  await page.getByRole('menuitem', { name: 'Hold', exact: true }).click();
  const held = page.getByRole('button', { name: /PREPARE from TC to P1, held/ });
  await held.click();
  await page.getByRole('menuitem', { name: 'Release', exact: true }).click();
  await expect(message).toBeVisible();
  await message.click();
  await page.getByRole('menuitem', { name: 'Drop', exact: true }).click();
  await expect(message).toHaveCount(0);
  await button(page, 'Undo').click();
  await expect(message).toBeVisible();
  await expect(button(page, 'Redo')).toBeVisible();
});

test('a click on the timeline goes there, and slider keys go by one', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openRun(page, COORDINATOR_DIES);
  const box = (await timeline(page).boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height / 2);
  const there = await cursor(page);
  expect(there).toBeGreaterThan(5);
  await timeline(page).press('ArrowLeft');
  expect(await cursor(page)).toBeLessThan(there);
  await timeline(page).press('End');
  const last = Number(await timeline(page).getAttribute('aria-valuemax'));
  expect(await cursor(page)).toBe(last);
});

test('a reload brings back the event and the branches', async ({ page }) => {
  await openRun(page, HEALTHY);
  await stepUntil(page, 'TC', /writing COMMIT/);
  await node(page, 'P2').click();
  await page.getByRole('menuitem', { name: 'Crash', exact: true }).click();
  await expect(node(page, 'P2')).toHaveAccessibleName(/crashed/);
  const at = await cursor(page);
  await page.reload();
  await settled(page);
  expect(await cursor(page)).toBe(at);
  await expect(page.getByRole('group', { name: 'Branches' }).getByRole('button')).toHaveCount(2);
});

test('a damaged link leaves a gallery that works, with one sentence', async ({ page }) => {
  await page.goto('./#/two-phase-commit/everyone-says-yes?r=abcdefgh&v=1');
  await expect(page.getByRole('alert')).toContainText('This link cannot be opened.');
  await page.getByRole('link', { name: /everyone says yes/ }).click();
  await settled(page);
  await expect(page.getByRole('alert')).toBeEmpty();
});
