import { expect, test } from '@playwright/test';
import { luminance } from '../../support/colour.ts';
import { openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { decodePng, type Pixels } from '../../support/png.ts';

/** V7: signs are told apart without colour. */

const CELLS = 24;
/** The share of cells in which two signs have to differ. */
const APART = 0.05;

/** Dark or light in a square of cells, as far as eyes see it in grey. */
function shapeOf(pixels: Pixels): readonly boolean[] {
  const grey = Array.from({ length: CELLS * CELLS }, (_, n) => {
    const x = (((n % CELLS) + 0.5) * pixels.width) / CELLS;
    const y = ((Math.floor(n / CELLS) + 0.5) * pixels.height) / CELLS;
    return luminance(pixels.at(Math.floor(x), Math.floor(y)));
  });
  const middle = (Math.max(...grey) + Math.min(...grey)) / 2;
  return grey.map((light) => light < middle);
}

const difference = (a: readonly boolean[], b: readonly boolean[]): number =>
  a.filter((dark, i) => dark !== b[i]).length / a.length;

test('every family of messages, asking and answering, is a sign of its own in grey', async ({
  browser,
}) => {
  const page = await pageOf(browser, { width: 1280, height: 720 });
  await openPlace(page, PLACES[0]!.link);
  await page.keyboard.press('?');
  const panel = page.getByRole('complementary', { name: 'Keys and signs' });
  const glyphs = panel.locator('[data-shape]');
  await expect(glyphs.first()).toBeAttached();
  await page.addStyleTag({ content: 'html { filter: grayscale(1) }' });
  const signs = new Map<string, readonly boolean[]>();
  for (const glyph of await glyphs.all()) {
    const [family, form] = await glyph.evaluate((it) => [
      it.getAttribute('data-shape'),
      it.getAttribute('data-form'),
    ]);
    await glyph.scrollIntoViewIfNeeded();
    const box = await glyph.locator('circle').first().boundingBox();
    if (box === null) throw new Error(`${family} ${form} is not to be seen.`);
    const picture = decodePng(await page.screenshot({ clip: box }));
    expect(signs.has(`${family} ${form}`)).toBe(false);
    signs.set(`${family} ${form}`, shapeOf(picture));
  }
  expect(signs.size).toBeGreaterThanOrEqual(6);
  const names = [...signs.keys()];
  const alike = names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b) => {
      const share = difference(signs.get(a)!, signs.get(b)!);
      return share >= APART ? [] : [`${a} and ${b}: ${(share * 100).toFixed(1)} % differ`];
    }),
  );
  expect(alike).toEqual([]);
  await page.context().close();
});
