import { expect, test, type Page } from '@playwright/test';
import { contrast, themes, type Colour } from '../../support/colour.ts';
import { nextBeat, openPlace, pageOf, PLACES } from '../../support/pages.ts';
import { decodePng, type Pixels } from '../../support/png.ts';

test.use({ trace: 'off' });

/** V8: signs and words stand out from what is really behind them. */

interface Mark {
  readonly name: string;
  readonly ink: string;
  readonly box: { x: number; y: number; width: number; height: number };
  readonly text: boolean;
  /** What WCAG asks for: less of signs and of large letters. */
  readonly need: number;
}

/** What carries meaning on the stage: bodies of nodes and messages, words. */
function marksOn(page: Page): Promise<Mark[]> {
  return page.evaluate(() => {
    const marks: Mark[] = [];
    const stage = document.querySelector('svg[role="group"]')!;
    const add = (element: Element, name: string, ink: string, text: boolean) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      const need = text && !isLarge ? 4.5 : 3;
      if (width > 3 && height > 3)
        marks.push({ name, ink, text, need, box: { x, y, width, height } });
    };
    for (const glyph of stage.querySelectorAll('[data-message] [data-shape]')) {
      const path = glyph.querySelector('path');
      if (path === null) continue;
      const { fill, stroke } = getComputedStyle(path);
      const hollow = glyph.getAttribute('data-form') === 'answer';
      const name = glyph.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
      add(path, name, hollow ? stroke : fill, false);
    }
    for (const node of stage.querySelectorAll('[data-node]')) {
      for (const path of node.querySelectorAll('path')) {
        const { stroke, strokeWidth } = getComputedStyle(path);
        if (stroke === 'none' || Number.parseFloat(strokeWidth) < 2) continue;
        add(path, `outline of ${node.getAttribute('data-node')}`, stroke, false);
        break;
      }
    }
    for (const text of stage.querySelectorAll('text'))
      add(text, `"${text.textContent}"`, getComputedStyle(text).fill, true);
    return marks;
  });
}

function rgb(css: string): Colour | null {
  const [, r, g, b] = /rgba?\((\d+), (\d+), (\d+)/.exec(css) ?? [];
  return r === undefined ? null : [Number(r), Number(g), Number(b)];
}

const NEAR = 12;
const same = (a: Colour, b: Colour) => a.every((value, i) => Math.abs(value - b[i]!) <= NEAR);

const touch = ({ box: a }: Mark, { box: b }: Mark) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const REACH = 3;
const WAYS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The share of the ink's edge with something beside it that stands out; a smoothed edge is looked across. */
function standsOut({ ink: css, box, need, text }: Mark, picture: Pixels): number {
  const ink = rgb(css);
  if (ink === null) return 1;
  const isIn = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < picture.width && y < picture.height;
  const isInk = (x: number, y: number) => isIn(x, y) && same(picture.at(x, y), ink);
  let good = 0;
  let all = 0;
  const look = (x: number, y: number, dx: number, dy: number) => {
    if (isInk(x + dx, y + dy) || !isIn(x + REACH * dx, y + REACH * dy)) return;
    const beside = [1, 2, REACH].map((by) => picture.at(x + by * dx, y + by * dy));
    // From ink over a smoothed edge to ink again.
    if (beside.some((it) => same(it, ink))) return;
    all += 1;
    if (beside.some((it) => contrast(it, ink) >= need)) good += 1;
  };
  const inked: (readonly [x: number, y: number])[] = [];
  for (let y = Math.floor(box.y); y <= box.y + box.height; y += 1) {
    for (let x = Math.floor(box.x); x <= box.x + box.width; x += 1) {
      if (isInk(x, y)) inked.push([x, y]);
    }
  }
  if (text) for (const [x, y] of inked) for (const [dx, dy] of WAYS) look(x, y, dx, dy);
  else for (const [x, y, dx, dy] of silhouette(inked)) look(x, y, dx, dy);
  return all === 0 ? 1 : good / all;
}

/** The outermost ink of every row and column, and which way is out. Inside of a sign there may be other signs. */
function silhouette(
  inked: readonly (readonly [x: number, y: number])[],
): (readonly [x: number, y: number, dx: number, dy: number])[] {
  const rows = new Map<number, [least: number, most: number]>();
  const columns = new Map<number, [least: number, most: number]>();
  const widen = (lines: typeof rows, line: number, at: number) => {
    const [least, most] = lines.get(line) ?? [at, at];
    lines.set(line, [Math.min(least, at), Math.max(most, at)]);
  };
  for (const [x, y] of inked) {
    widen(rows, y, x);
    widen(columns, x, y);
  }
  return [
    ...[...rows].flatMap(
      ([y, [left, right]]) =>
        [
          [left, y, -1, 0],
          [right, y, 1, 0],
        ] as const,
    ),
    ...[...columns].flatMap(
      ([x, [top, low]]) =>
        [
          [x, top, 0, -1],
          [x, low, 0, 1],
        ] as const,
    ),
  ];
}

/** Where letters are small most of their edge is smoothed; a badge may sit on the corner of a sign. */
const LEAST = { word: 0.7, sign: 0.88 };
/** One scenario in so many for each theme, so that the three together stay quick. */
const STRIDE = Math.max(3, Math.ceil(PLACES.length / 5));
const BEATS = 3;

for (const [n, theme] of Object.keys(themes()).entries()) {
  test(`signs and words stand out from what is behind them, ${theme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const present = theme === 'projector';
    const page = await pageOf(browser, { width: 1280, height: 720, dark: theme === 'dark' });
    const faint = new Set<string>();
    let marks = 0;
    for (const { scenario, link } of PLACES.filter((_, i) => i % STRIDE === n)) {
      await openPlace(page, link, present);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      for (let beat = 0; beat < BEATS && (await nextBeat(page)); beat += 1) {
        const seen = await marksOn(page);
        const picture = decodePng(await page.screenshot());
        for (const mark of seen) {
          // One message upon another is a fault of its own kind.
          if (!mark.text && seen.some((it) => it !== mark && !it.text && touch(it, mark))) continue;
          marks += 1;
          const share = standsOut(mark, picture);
          if (share < LEAST[mark.text ? 'word' : 'sign'])
            faint.add(`${mark.name} (${scenario}): ${Math.round(share * 100)} %`);
        }
      }
    }
    expect(marks).toBeGreaterThan(100);
    expect([...faint]).toEqual([]);
    await page.context().close();
  });
}
