import { expect, test, type Page } from '@playwright/test';
import { PUZZLES } from '../../../src/session/histories/puzzles.ts';
import { openPlace, pageOf, PLACES, ready } from '../../support/pages.ts';
import { violations } from '../../support/panels.ts';

/** V2, V3, V4 and V15 over what histories are drawn with: the lanes, the puzzles, two runs side by side. */

interface Shape {
  /** The least size that a letter may have, in pixels. */
  readonly least: number;
}

/** What is wrong with the lanes that are drawn, one sentence each. */
function lanesFaults(page: Page, { least }: Shape): Promise<string[]> {
  return page.evaluate((smallest) => {
    const faults: string[] = [];
    const svg = document.querySelector('svg[aria-label="Operations of the clients"]');
    if (svg === null) return ['no lanes'];
    const texts = [...svg.querySelectorAll('text')].map((text) => ({
      words: text.textContent ?? '',
      box: text.getBoundingClientRect(),
      size: Number.parseFloat(getComputedStyle(text).fontSize),
      bar: text.parentElement?.querySelector('path')?.getBoundingClientRect() ?? null,
      isInBar: text.parentElement?.getAttribute('role') === 'button',
    }));
    texts.forEach(({ words, box, size, bar, isInBar }, at) => {
      if (size < smallest - 0.1) faults.push(`"${words}" has ${size} px`);
      if (isInBar && bar !== null && (box.right > bar.right + 1 || box.left < bar.left - 1)) {
        faults.push(`"${words}" leaves its bar`);
      }
      for (const other of texts.slice(at + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 1 && high > 1) faults.push(`"${words}" on "${other.words}"`);
      }
    });
    if (document.documentElement.scrollWidth > innerWidth + 1)
      faults.push('the page scrolls sideways');
    return faults;
  }, least);
}

const goTo = async (page: Page, fragment: string) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await ready(page);
};

for (const { width, height } of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`every puzzle is laid out without anything on anything, ${width}x${height}`, async ({
    browser,
  }) => {
    const page = await pageOf(browser, { width, height });
    await page.goto('./#/histories');
    await expect(page.getByRole('listitem')).toHaveCount(PUZZLES.length);
    const found: string[] = [];
    for (const { id } of PUZZLES) {
      await goTo(page, `#/histories/${id}`);
      await page.locator('#operation-0').waitFor();
      found.push(...(await lanesFaults(page, { least: 14 })).map((it) => `${id}: ${it}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
}

test('axe finds nothing on the puzzles, on an answer and on the page for one’s own', async ({
  browser,
}) => {
  const found: string[] = [];
  for (const dark of [false, true]) {
    const page = await pageOf(browser, { width: 1280, height: 720, dark });
    await page.goto('./#/histories');
    await expect(page.getByRole('listitem')).toHaveCount(PUZZLES.length);
    found.push(...(await violations(page, 'all puzzles', dark)));
    await goTo(page, '#/histories/stale-read');
    await page.getByRole('button', { name: 'It cannot be done' }).click();
    await expect(page.getByRole('status')).toContainText('Right');
    found.push(...(await violations(page, 'an answer', dark)));
    await goTo(page, '#/histories/own');
    await page.getByRole('group', { name: 'Verdict' }).waitFor();
    found.push(...(await violations(page, 'one’s own', dark)));
    await page.context().close();
  }
  expect(found).toEqual([]);
});

const JUDGED = PLACES.filter(({ link }) =>
  /primary-backup\/(?:a-read|two-pri|the-old|done)/.test(link),
);

for (const present of [false, true]) {
  test(`the lanes of a run to its end, ${present ? 'in Present' : 'at a desk'}`, async ({
    browser,
  }) => {
    const page = await pageOf(browser, { width: 1280, height: 720 });
    const found: string[] = [];
    expect(JUDGED.length).toBeGreaterThan(2);
    for (const { link, scenario } of JUDGED) {
      await openPlace(page, link, present);
      await page.keyboard.press('o');
      await page.keyboard.press('End');
      const verdict = page.getByRole('group', { name: 'Verdict' });
      await expect(verdict).toContainText(/inearizable/);
      const least = present ? 22 : 14;
      found.push(...(await lanesFaults(page, { least })).map((it) => `${scenario}: ${it}`));
    }
    found.push(...(await violations(page, 'the lanes', present)));
    expect(found).toEqual([]);
    await page.context().close();
  });
}

test('two runs side by side: axe finds nothing, and nothing leaves the page', async ({
  browser,
}) => {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    const page = await pageOf(browser, { width, height: 800 });
    await page.goto('./#/primary-backup/two-servers-as-one?b=primary-backup/one-server&v=1');
    await ready(page);
    await page.getByRole('figure', { name: /^Right/ }).waitFor();
    found.push(...(await violations(page, `side by side at ${width}`)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width + 1) found.push(`${width}: the page is ${wide} wide`);
    await page.context().close();
  }
  expect(found).toEqual([]);
});
