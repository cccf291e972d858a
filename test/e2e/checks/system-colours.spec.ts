import { expect, test } from '@playwright/test';
import { enterPresent, nextBeat, openPlace, pageOf, PLACES, ready } from '../../support/pages.ts';

/** V15, last part: where the system insists on its own colours, lines and outlines are drawn in colours that can be seen. */

for (const scheme of ['light', 'dark'] as const) {
  test(`with the system's own colours everything can be seen, ${scheme}`, async ({ browser }) => {
    const page = await pageOf(browser, { width: 1280, height: 720, dark: scheme === 'dark' });
    await page.emulateMedia({ forcedColors: 'active' });
    await openPlace(page, PLACES[0]!.link);
    for (const present of [false, true]) {
      if (present) await enterPresent(page);
      await nextBeat(page);
      await ready(page);
      const lost = await page.evaluate(() => {
        const canvas = document
          .createElement('canvas')
          .getContext('2d', { willReadFrequently: true })!;
        const light = (css: string) => {
          canvas.fillStyle = css;
          canvas.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
          const share = (value: number) =>
            value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
          return 0.2126 * share(r) + 0.7152 * share(g) + 0.0722 * share(b);
        };
        const probe = document.createElement('div');
        probe.style.backgroundColor = 'Canvas';
        document.body.append(probe);
        const ground = light(getComputedStyle(probe).backgroundColor);
        probe.remove();
        const contrast = (css: string) => {
          const it = light(css);
          return (Math.max(it, ground) + 0.05) / (Math.min(it, ground) + 0.05);
        };
        // What is written on the stage itself, and the outlines of nodes, which their words are inside of.
        return [...document.querySelectorAll('svg[role="group"] [data-node] > path')]
          .slice(0, 12)
          .map((it) => ({
            what: it.parentElement?.getAttribute('data-node'),
            css: getComputedStyle(it).stroke,
          }))
          .filter(({ css }) => css !== 'none' && contrast(css) < 3)
          .map(({ what, css }) => `outline of ${what}: ${css}`);
      });
      expect(lost).toEqual([]);
    }
    await page.context().close();
  });
}
