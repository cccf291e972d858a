import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { button, cursor, node, openRun, settled, stepUntil, timeline } from './app.ts';

/** The machine searches the runs, and what it finds plays on the stage. */

test.use({
  viewport: { width: 1280, height: 720 },
  contextOptions: { reducedMotion: 'reduce' },
});

const DEPOSED = '#/primary-backup/old-primary-serves-no-gets?v=1';
const ATOMIC = '#/two-phase-commit/everyone-says-yes?v=1';
const HARMLESS = '#/two-phase-commit/all-in-doubt?v=1';
const CHALLENGE = '#/two-phase-commit/challenge-wait-for-the-dead?v=1';

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const violation = (page: Page): Locator => part(page, 'Find a violation');
const heard = (page: Page) => timeline(page).getAttribute('aria-valuetext');

async function stepTo(page: Page, words: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await settled(page);
    if (words.test((await heard(page)) ?? '')) return;
    await page.keyboard.press('l');
  }
  throw new Error(`${String(words)} is never said.`);
}

async function expectNoViolations(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((at) => at.html).join(' | ')}`)).toEqual(
    [],
  );
}

test('R2 is switched off, and the machine finds the stale read; its link opens elsewhere at the same step', async ({
  page,
  context,
}) => {
  await openRun(page, DEPOSED);
  await button(page, 'Rules').click();
  await page.getByRole('switch', { name: 'Only a backup accepts' }).click();
  await settled(page);
  await button(page, 'Find a violation').focus();
  await page.keyboard.press('Enter');
  await expect(violation(page).getByRole('status')).toContainText(
    /^Violated: .* \(PB-LIN\)\. .* returned .* It takes \d+ steps/,
    { timeout: 60_000 },
  );
  await settled(page);
  const begun = await cursor(page);
  const last = Number(await timeline(page).getAttribute('aria-valuemax'));
  expect(last - begun).toBeGreaterThan(5);
  await expectNoViolations(page);

  for (let steps = begun; steps < last && (await cursor(page)) < last; steps += 1)
    await page.keyboard.press('l');
  expect(await cursor(page)).toBe(last);
  expect(await heard(page)).toContain('No single copy could have said that.');
  await expect(
    page.getByRole('button', { name: /As if there were one copy: violated/ }),
  ).toBeVisible();

  await button(page, 'Share').click();
  const field = page.getByRole('textbox', { name: 'Link to this run' });
  await expect(field).toHaveValue(/primary-backup/);
  const link = await field.inputValue();
  const other = await context.newPage();
  await other.goto(link);
  expect(await cursor(other)).toBe(last);
  expect(await heard(other)).toBe(await heard(page));
  // And one may go on past it.
  await expect(other.getByRole('region', { name: 'You are the network' })).toBeVisible();
});

test('Stop ends a search within a second, keeps what it has, and it can be gone on with', async ({
  page,
}) => {
  await openRun(page, DEPOSED);
  await page.keyboard.press('Shift+V');
  const card = violation(page);
  await expect(card).toContainText(/[1-9][\d,]* states, up to \d+ choices deep, [\d,]+ a second/);
  const asked = Date.now();
  await button(page, 'Stop').click();
  await expect(card.getByRole('status')).toContainText('stopped after', { timeout: 1000 });
  expect(Date.now() - asked).toBeLessThan(1000);
  const counts = await card.innerText();
  await page.waitForTimeout(300);
  expect(await card.innerText()).toBe(counts);
  await button(page, 'Continue').click();
  await expect(card.getByRole('status')).toContainText('Looking for');
  await button(page, 'Stop').click();
});

test('with all rules on a search sees everything within its bounds, and claims no more', async ({
  page,
}) => {
  await openRun(page, ATOMIC);
  await button(page, 'Rules').click();
  await button(page, 'Find a violation').click();
  await expect(violation(page).getByRole('status')).toContainText(
    /No rule is violated: [\d,]+ states, complete within these bounds, not a proof beyond them\./,
  );
  await expect(page.getByRole('group', { name: 'Branches' })).toHaveCount(0);
  // What was found out is not taken for what holds with a rule off; and from its switch a key searches.
  await page.getByRole('switch', { name: 'A YES is a promise' }).click();
  await expect(violation(page)).toContainText('This is about the run with all rules on.');
  await page.keyboard.press('Shift+V');
  await expect(violation(page).getByRole('status')).toContainText('Violated: ');
  await expect(violation(page)).not.toContainText('This is about');
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await expect(page.getByRole('group', { name: 'Branches' })).toHaveCount(0);
  await page.getByText('How far a search goes').click();
  await page.getByRole('spinbutton', { name: /^Choices/ }).fill('4');
  await button(page, 'Find a violation').click();
  await expect(violation(page).getByRole('status')).toContainText('There is more below.');
  await button(page, 'Continue with more').click();
  await expect(violation(page).getByRole('status')).not.toContainText('There is more below.');
  await expectNoViolations(page);
});

test('a run in which P1 waits opens as a branch, and can be undone', async ({ page }) => {
  await openRun(page, ATOMIC);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('search the runs');
  await page.keyboard.press('Enter');
  await page
    .getByRole('combobox', { name: /Find a run where/ })
    .selectOption('P1 waits for somebody');
  await button(page, 'Find such a run').click();
  await expect(part(page, 'Find a run where').getByRole('status')).toContainText('It takes');
  const branches = page.getByRole('group', { name: 'Branches' }).getByRole('button');
  await expect(branches).toHaveCount(2);
  await button(page, 'Undo').click();
  await expect(branches).toHaveCount(0);
});

test('a sweep crashes the coordinator at every event; each world opens by keyboard', async ({
  page,
}) => {
  await openRun(page, ATOMIC);
  await node(page, 'TC').click();
  await page.getByRole('menuitem', { name: 'Crash at every event' }).click();
  const strip = page.getByRole('toolbar', { name: 'Worlds in which TC crashes' });
  const legend = page.getByRole('list', { name: 'Outcomes' });
  await expect(legend).toContainText(/blocked: \d+/);
  await expect(legend).toContainText(/committed: \d+/);
  await expect(page.getByText(/^\d+ worlds: in each/)).toBeVisible();
  await strip.getByRole('button').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Home', 'End', 'ArrowLeft'])
    await page.keyboard.press(key);
  const held = strip.locator(':focus');
  await expect(held).toHaveAccessibleName(/^TC crashes after event \d+: committed$/);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(node(page, 'TC')).toHaveAccessibleName(/crashed/);
  await expect(page.getByRole('group', { name: 'Branches' })).toContainText(
    'TC crashes after event',
  );
  await expect(held).toBeFocused();
  await expectNoViolations(page);
});

test('a violation made by hand is reduced to what it needs', async ({ page }) => {
  await openRun(page, '#/two-phase-commit/challenge-two-decisions?v=1');
  await stepTo(page, /COMMIT is on TC's disk/);
  await node(page, 'P1').click();
  await page.getByRole('menuitem', { name: /^Disk/ }).click();
  await page.getByRole('menuitem', { name: 'Slow disk' }).click();
  await settled(page);
  await button(page, 'COMMIT from TC to P2').click();
  await page.getByRole('menuitem', { name: 'Hold' }).click();
  await settled(page);
  await timeline(page).focus();
  await page.keyboard.press('End');
  await expect(part(page, 'Challenge')).toContainText('Done by you, in 2 interventions.');
  await button(page, 'Rules').click();
  await page
    .getByRole('button', { name: /^Shortest like this/ })
    .first()
    .click();
  await expect(part(page, 'Shortest like this').getByRole('status')).toContainText(
    '2 interventions became 1',
  );
  await expect(
    page.getByRole('group', { name: 'Branches' }).getByRole('button', { pressed: true }),
  ).toContainText('steps');
});

test('a challenge: open, done by hand with one crash; and shown by the machine', async ({
  page,
}) => {
  await openRun(page, CHALLENGE);
  const line = part(page, 'Challenge');
  await expect(line).toContainText('Unsolved.');
  await stepUntil(page, 'P1', /uncertain/);
  await node(page, 'TC').focus();
  await page.keyboard.press('c');
  await settled(page);
  await expect(line).toContainText('Done by you, in 1 intervention.');
  await expectNoViolations(page);
  await button(page, 'Undo').click();
  await expect(line).toContainText('Unsolved.');
  await button(page, 'Show the shortest').click();
  await expect(part(page, 'Find a run where').getByRole('status')).toContainText('It takes');
  await page.keyboard.press('End');
  await expect(line).toContainText('Shown by the machine.');
});

test('on a phone and in Present everything of a search can be reached', async ({ page }) => {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size);
    await openRun(page, HARMLESS);
    if (size.width > 1000) await button(page, 'Present').click();
    await page.keyboard.press('Shift+V');
    await expect(violation(page).getByRole('status')).not.toBeEmpty();
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
  }
});
