import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  lookAt,
  MODEL_PLACES,
  nextBeat,
  openPlace,
  pageOf,
  type Screen,
} from '../support/pages.ts';
import { button, cursor, openRun, settled, timeline } from './app.ts';

test.use({ trace: 'off' });

/** The first scenario of each model. */
const FIRST = MODEL_PLACES.filter(
  ({ protocol }, at) => MODEL_PLACES.findIndex((it) => it.protocol === protocol) === at,
);
const HERD = '#/config-thundering-herd/the-fix-alone?v=1';

const SCREENS: readonly (Screen & { readonly name: string; readonly minText: number })[] = [
  { name: '1280x720', width: 1280, height: 720, minText: 14 },
  { name: 'Present 1280x720', width: 1280, height: 720, minText: 22, present: true },
  { name: '1920x1080 dark', width: 1920, height: 1080, minText: 14, dark: true },
  { name: '390x844', width: 390, height: 844, minText: 14 },
];
const STOPS = 6;

for (const screen of SCREENS) {
  test(`models can be read at ${screen.name}`, async ({ browser }) => {
    const page = await pageOf(browser, screen);
    const found: string[] = [];
    for (const { scenario, protocol, link } of FIRST) {
      await openPlace(page, link, screen.present);
      // What follows the size of its room is drawn again a frame after that has changed.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      for (let stop = 0; stop < STOPS; stop += 1) {
        const { faults } = await lookAt(page, { minText: screen.minText });
        const where = `${protocol}/${scenario}, event ${await cursor(page)}`;
        found.push(...faults.map(({ check, what }) => `${check} ${what} [${where}]`));
        if (!(await nextBeat(page))) break;
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} [${protocol}]`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
}

/** A curve's newest value, from the text view. */
async function value(page: Page, curve: string): Promise<number> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Text view' }).click();
  const row = page
    .getByRole('table', { name: 'Charts' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: curve, exact: true }) });
  const text = await row.getByRole('cell').nth(1).textContent();
  await page.getByRole('button', { name: 'Close Text view' }).click();
  return Number(text?.replace('k', '000'));
}

/** The time of the model at the cursor, in its own unit. */
async function clock(page: Page): Promise<number> {
  const text = await timeline(page).getAttribute('aria-valuetext');
  return Number(/, ([\d.]+) \w+: /.exec(text ?? '')?.[1]);
}

async function toTheEnd(page: Page): Promise<void> {
  await timeline(page).press('End');
  await settled(page);
}

async function pressed(page: Page, name: string): Promise<void> {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
  await settled(page);
}

/** Plays on until the model has come to that time. */
async function playUntil(page: Page, time: number): Promise<void> {
  await pressed(page, 'Play');
  await expect.poll(() => clock(page), { timeout: 60_000 }).toBeGreaterThan(time);
  await pressed(page, 'Pause');
}

test('the value is fixed and nothing gets better, until users are kept out and come back slowly', async ({
  page,
}) => {
  await openRun(page, HERD);
  const chart = timeline(page);
  const { width, height } = (await chart.boundingBox())!;
  await chart.click({ position: { x: width * 0.6, y: height / 2 } });
  await settled(page);
  expect(await clock(page)).toBeGreaterThan(60);
  expect(await value(page, 'offered')).toBeGreaterThan(500);
  expect(await value(page, 'served')).toBeLessThan(50);
  await page.getByRole('button', { name: 'Remedies' }).click();
  await page.getByRole('menuitem', { name: 'Users to 30 %' }).click();
  await settled(page);
  await toTheEnd(page);
  expect(await value(page, 'offered')).toBeLessThan(10);
  await page.keyboard.press('Control+z');
  await settled(page);
  await toTheEnd(page);
  expect(await value(page, 'offered')).toBeGreaterThan(500);
});

test('by keyboard alone: trigger, fix, see that it stays broken, turn it off, let users back, see it recover', async ({
  page,
}) => {
  await openRun(page, '#/config-thundering-herd/sandbox?v=1');
  await pressed(page, 'Push a bad value');
  await playUntil(page, 12);
  await pressed(page, 'Push the good value');
  await playUntil(page, 30);
  expect(await value(page, 'offered')).toBeGreaterThan(500);
  await pressed(page, 'Remedies');
  await page.keyboard.press('End');
  await page.getByRole('menuitem', { name: 'Turn the site off' }).press('Enter');
  await settled(page);
  await playUntil(page, 45);
  expect(await value(page, 'offered')).toBe(0);
  await pressed(page, 'Remedies');
  await page.getByRole('menuitem', { name: 'Users back slowly' }).press('Enter');
  await settled(page);
  await toTheEnd(page);
  expect(await value(page, 'served')).toBeGreaterThan(95);
});

test('management disabled at minute 90 beside minute 175: two futures on one chart', async ({
  page,
}) => {
  await openRun(page, '#/azure-leap-day/stopped-at-90?b=azure-leap-day/as-it-was&v=1');
  await expect(page.getByRole('group', { name: 'Comparison' })).toBeVisible();
  await toTheEnd(page);
  const curves = timeline(page).locator('path[data-dashed="true"]');
  await expect(curves.first()).toBeAttached();
  expect(await value(page, 'running')).toBeGreaterThan(50);
});

test('what really happened stands beside the model, with its sources', async ({ page }) => {
  for (const { link } of FIRST) {
    await openRun(page, link);
    await button(page, 'What really happened').click();
    const panel = page.getByRole('complementary', { name: 'What really happened' });
    await expect(panel.getByText('What this model leaves out')).toBeVisible();
    await expect(panel.getByText('All other numbers')).toBeVisible();
    expect(await panel.getByRole('link').count()).toBeGreaterThan(3);
  }
});

test('a question is asked before the curve is shown, and the curve tells its answer', async ({
  page,
}) => {
  await openRun(page, HERD);
  await pressed(page, 'Question');
  const card = page.getByRole('group', { name: 'Question' });
  await expect(card).toBeVisible();
  const drawn = await timeline(page)
    .locator('svg')
    .evaluate((picture) => {
      const ends = [...picture.querySelectorAll('path[data-look]')].map((curve) => {
        const { x, width } = (curve as SVGPathElement).getBBox();
        return x + width;
      });
      const edge = (picture.querySelector('clipPath rect') as SVGRectElement).getBBox();
      return { curves: Math.max(...ends), edge: edge.x + edge.width };
    });
  expect(drawn.curves).toBeLessThanOrEqual(drawn.edge + 2);
  await card.getByRole('radio').first().press('Space');
  await card.getByRole('button', { name: 'Reveal' }).click();
  await expect(card.getByRole('status')).not.toBeEmpty();
});

test('in Present the charts that have no room are a button away, and what was tried is marked', async ({
  browser,
}) => {
  const page = await pageOf(browser, { width: 1280, height: 720, present: true });
  await openPlace(page, '#/ebs-remirroring/new-nodes?v=1', true);
  await toTheEnd(page);
  const chart = timeline(page);
  await expect(chart.getByText('Add new nodes')).toBeVisible();
  await expect(chart.getByText('Calls for the other zones')).toHaveCount(0);
  for (let presses = 0; presses < 2; presses += 1) await pressed(page, 'More charts');
  await expect(chart.getByText('Calls for the other zones')).toBeVisible();
  const { faults } = await lookAt(page, { minText: 22 });
  expect(faults).toEqual([]);
  await pressed(page, 'More charts');
  await expect(chart.getByText('Volumes that answer nobody')).toBeVisible();
  await page.context().close();
});
