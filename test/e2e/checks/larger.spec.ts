import { chromium, expect, test, type Page } from '@playwright/test';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { ROOT_ADDRESS } from '../../support/addresses.ts';
import { lookAt, nextBeat, openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { faultList, type Found } from '../../support/sweep.ts';

test.use({ trace: 'off' });

/** V19: longer words, as another language has them, and larger text still cover nothing and lose nothing. */

/** One scenario in so many. */
const EVERY = 12;
const BEATS = 4;
const CHECKS = new Set(['V2', 'V4']);

async function looks(page: Page, before: () => Promise<void>): Promise<string[]> {
  const found: Found[] = [];
  for (const { scenario, link } of PLACES.filter((_, n) => n % EVERY === 0)) {
    await openPlace(page, link);
    for (let beat = 0; beat < BEATS; beat += 1) {
      await before();
      const { faults } = await lookAt(page, { minText: 0 });
      for (const fault of faults)
        if (CHECKS.has(fault.check)) found.push({ ...fault, where: `${scenario}, beat ${beat}` });
      if (!(await nextBeat(page))) break;
    }
  }
  return faultList(found);
}

/** Words of the stage are the protocol's own, like PREPARE, and are the same in every language. */
async function lengthen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const inside = globalThis as typeof globalThis & { lengthened?: WeakMap<Node, string> };
    const known = (inside.lengthened ??= new WeakMap());
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (text.trim() === '' || known.get(node) === text) continue;
      if (node.parentElement?.closest('svg, script, style, option, h1') !== null) continue;
      const words = text.split(' ');
      const more = Math.ceil(text.trim().length * 0.4);
      const longer =
        words.length === 1
          ? `${text}${text.repeat(2).slice(0, more)}`
          : `${text} ${text.slice(0, Math.max(more - 1, 1))}`;
      node.textContent = longer;
      known.set(node, longer);
    }
  });
}

test('words longer by 40 %', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, { width: 1280, height: 720 });
  const list = await looks(page, () => lengthen(page));
  expect(list.join('\n')).toBe('');
  await page.context().close();
});

test('text at 150 %', async () => {
  test.setTimeout(120_000);
  // As the browser's own settings have it, so that the layout knows of it too.
  const args = ['--blink-settings=defaultFontSize=24'];
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await pageOf(browser, { width: 1280, height: 720 });
  await page.goto(ROOT_ADDRESS);
  const list = await looks(page, () => Promise.resolve());
  expect(list.join('\n')).toBe('');
  await browser.close();
});
