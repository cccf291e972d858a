import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { button, COORDINATOR_DIES, node, openRun, stepUntil } from './app.ts';

// Steps from still to still: what is looked at here are the stills.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map((it) => `${it.id}: ${it.nodes.map((at) => at.html).join(' | ')}`);
  expect(told).toEqual([]);
}

test('axe finds nothing on the gallery', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('link', { name: /everyone says yes/ })).toBeVisible();
  await expectNoViolations(page);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a running scenario, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openRun(page, COORDINATOR_DIES);
    await stepUntil(page, 'TC', /crashed/);
    await button(page, 'Play').click();
    await page.waitForTimeout(300);
    await expectNoViolations(page);
  });
}

test('axe finds nothing in Present', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await stepUntil(page, 'TC', /crashed/);
  await button(page, 'Present').click();
  await expectNoViolations(page);
});

test('axe finds nothing in menus and drawers', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await stepUntil(page, 'TC', /votes 0\/2/);
  await node(page, 'P1').click();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await button(page, 'Why?').click();
  await expectNoViolations(page);
  await button(page, 'Why?').click();
  for (const name of ['Rules', 'Share']) {
    await button(page, name).click();
    await expect(page.getByRole('complementary', { name })).toBeVisible();
    await expectNoViolations(page);
  }
  for (const name of ['Text view', 'Options of this run', 'Keys and signs']) {
    await button(page, 'More').click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.getByRole('complementary', { name })).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
  }
});

test('axe finds nothing in questions, tools and what is opened for a moment', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await page.keyboard.press('q');
  await button(page, 'Count hands').click();
  await expectNoViolations(page);
  await button(page, 'Reveal').click();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  for (const [key, name] of [
    ['f', 'Faults'],
    ['r', 'Run until'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('complementary', { name })).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('w');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: 'You are the network' })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Control+k');
  await expectNoViolations(page);
  await page.getByRole('combobox', { name: 'Command' }).fill('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Settings' })).toBeVisible();
  await expectNoViolations(page);
});

test('the text view tells what the stage shows', async ({ page }) => {
  await openRun(page, COORDINATOR_DIES);
  await stepUntil(page, 'TC', /votes 0\/2/);
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Text view' }).click();
  await expect(page.getByRole('table', { name: 'Nodes' })).toContainText('TC');
  const list = page.getByRole('list', { name: 'Messages in flight' });
  await expect(list).toContainText('PREPARE from TC to P1');
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [640, 360],
  [390, 844],
  [320, 640],
] as const) {
  test(`nothing scrolls sideways at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const fragment of ['', COORDINATOR_DIES]) {
      await page.goto(`./${fragment}`);
      await page.waitForTimeout(500);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await page.goto('about:blank');
    }
  });
}
