import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  enterPresent,
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

async function toTheEnd(page: Page): Promise<void> {
  await settled(page);
  await timeline(page).press('End');
  await settled(page);
}

test('the value is fixed and the site stays down, until it is turned off and users come back slowly', async ({
  page,
}) => {
  await openRun(page, HERD);
  await toTheEnd(page);
  expect(await value(page, 'offered')).toBeGreaterThan(500);
  expect(await value(page, 'served')).toBeLessThan(50);
});

test('by keyboard alone: trigger, fix, see that it stays broken, apply what works, see it recover', async ({
  page,
}) => {
  await openRun(page, '#/config-thundering-herd/sandbox?v=1');
  const press = async (name: string) => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
    await settled(page);
  };
  const onwards = async (seconds: number) => {
    // By the arrow of the slider one event; by its text one sees the time.
    const from = await seconds_(page);
    while ((await seconds_(page)) < from + seconds) await page.keyboard.press('PageDown');
  };
  void onwards;
  await press('Push a bad value');
});

async function seconds_(page: Page): Promise<number> {
  const text = await timeline(page).getAttribute('aria-valuetext');
  return Number(/, ([\d.]+) s:/.exec(text ?? '')?.[1]);
}
