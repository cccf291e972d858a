import { describe, expect, test } from 'vitest';
import {
  colourOf,
  contrast,
  distance,
  labDistance,
  themes,
  veiled,
  type Vision,
} from '../support/colour.ts';

/** V5 and V6: the colours of the themes hold up in a lit hall, and apart for colour-blind readers. */

const THEMES = themes();
/** Of text and of message colours on the stage; of text on a message. */
const NEED: Readonly<
  Record<string, { text: number; text2: number; family: number; onMessage: number }>
> = {
  light: { text: 7, text2: 4.5, family: 4.5, onMessage: 4.5 },
  dark: { text: 7, text2: 7, family: 6, onMessage: 4.5 },
  projector: { text: 15, text2: 9, family: 7, onMessage: 7 },
};
const GRAPHICS = ['edge', 'focus', 'disk', 'wall', 'uncertain', 'crashed', 'paused', 'ok', 'bad'];
/** Written in, too, inside of nodes and on panels: verdicts, and the word of a node in doubt. */
const WORDS = ['disk', 'uncertain', 'crashed', 'paused', 'ok', 'bad', 'focus'];
const BACKGROUNDS = ['bg-stage', 'bg-panel', 'node-fill'];
const CALLOUTS = ['uncertain-bg', 'callout-bg', 'select-bg'];
const STRAY_LIGHT = 0.1;
const APART = 8;
const VISIONS: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan'];

describe.each(Object.keys(NEED))('Theme %s', (theme) => {
  const tokens = THEMES[theme] ?? {};
  const need = NEED[theme]!;
  const colour = (token: string) => colourOf(tokens[token] ?? '');
  const families = Object.keys(tokens).filter((token) => token.startsWith('msg-'));

  function tooFaint(tokensOn: readonly string[], grounds: readonly string[], least: number) {
    return grounds.flatMap((ground) =>
      tokensOn.flatMap((token) => {
        const ratio = contrast(colour(token), colour(ground));
        return ratio >= least ? [] : [`${token} on ${ground}: ${ratio.toFixed(2)}, not ${least}`];
      }),
    );
  }

  test('every theme has every colour', () => {
    expect(Object.keys(tokens).toSorted()).toEqual(Object.keys(THEMES['light']!).toSorted());
    expect(families).toHaveLength(7);
  });

  test('text stands out from what it is written on', () => {
    expect(tooFaint(['ink'], [...BACKGROUNDS, ...CALLOUTS], need.text)).toEqual([]);
    expect(tooFaint(['ink-2'], BACKGROUNDS, need.text2)).toEqual([]);
    expect(tooFaint(['ink-2'], CALLOUTS, 4.5)).toEqual([]);
    expect(tooFaint(WORDS, ['bg-panel', 'node-fill'], 4.5)).toEqual([]);
  });

  test('messages stand out from the stage, and what is written on them from them', () => {
    expect(tooFaint(families, ['bg-stage'], need.family)).toEqual([]);
    expect(tooFaint(['on-msg'], families, need.onMessage)).toEqual([]);
    expect(tooFaint(['on-msg'], ['focus'], 4.5)).toEqual([]);
  });

  test('lines and signs stand out from every ground they are drawn on', () => {
    expect(tooFaint(GRAPHICS, BACKGROUNDS, 3)).toEqual([]);
    expect(tooFaint(['uncertain'], ['uncertain-bg'], 3)).toEqual([]);
    expect(tooFaint(['focus', 'ink'], ['select-bg'], 3)).toEqual([]);
  });

  test.each(VISIONS)('message colours are told apart by %s sight', (vision) => {
    const close = families.flatMap((a, i) =>
      families.slice(i + 1).flatMap((b) => {
        const far = distance(colour(a), colour(b), vision);
        return far >= APART ? [] : [`${a} and ${b}: ${far.toFixed(1)}`];
      }),
    );
    expect(close).toEqual([]);
  });
});

test('on a projector message colours survive stray light on the screen', () => {
  const { 'bg-stage': ground = '', ...tokens } = THEMES['projector'] ?? {};
  const stage = veiled(colourOf(ground), STRAY_LIGHT);
  const faint = Object.entries(tokens).filter(
    ([token, hex]) =>
      token.startsWith('msg-') && contrast(veiled(colourOf(hex), STRAY_LIGHT), stage) < 4.5,
  );
  expect(faint).toEqual([]);
});

describe('The instruments', () => {
  test('contrast of black and white, of a colour and itself', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([9, 99, 200], [9, 99, 200])).toBe(1);
  });

  // Sharma, Wu & Dalal 2005, table 1: rows 1, 7, 9, 17, 19, 33.
  test.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
  ] as const)('CIEDE2000 of %j and %j', (a, b, expected) => {
    expect(labDistance(a, b)).toBeCloseTo(expected, 4);
  });
});
