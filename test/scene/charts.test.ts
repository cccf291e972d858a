import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apart,
  curvePath,
  gridIn,
  heightsAt,
  ringIn,
  shortNumber,
  stretches,
  timeAlong,
  timeTicks,
  upwards,
} from '../../src/scene/charts.ts';

const ROOM = { left: 40, top: 10, width: 200, height: 100 };

describe('How high a curve is', () => {
  const bent = [
    [10, 40],
    [4, 20],
    [8, 10],
  ] as const;

  it.each([
    [3, []],
    [4, [20]],
    [6, [20 + (20 * 2) / 6, 15]],
    [8, [20 + (20 * 4) / 6, 10]],
    [9, [20 + (20 * 5) / 6]],
    [10, [40]],
    [11, []],
  ])('at %i, once for each time that it passes there', (x, heights) => {
    const found = heightsAt(bent, x);
    expect(found.length).toBe(heights.length);
    for (const [at, height] of heights.entries()) expect(found[at]).toBeCloseTo(height, 9);
  });

  it('of no curve, or of a single point, is nowhere', () => {
    expect([heightsAt([], 1), heightsAt([[1, 1]], 1)]).toEqual([[], []]);
  });
});

describe('Curves', () => {
  const x = timeAlong(1000, ROOM);
  const y = upwards(50, ROOM);

  it('start and end at the edges of their room', () => {
    expect([x(0), x(1000), y(0), y(50)]).toEqual([40, 240, 110, 10]);
  });

  it('hold a value until the next one', () => {
    const samples = [
      { time: 0, values: [50] },
      { time: 500, values: [0] },
      { time: 1000, values: [0] },
    ];
    expect(curvePath(samples, 0, x, y)).toBe('M40,10L140,10L140,110L240,110L240,110');
  });

  it('keep what lies above the top inside the room', () => {
    expect(y(5000)).toBe(10);
  });

  it('lose no extreme value, however many samples share a pixel', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 4000 }),
        (all) => {
          const samples = all.map((value, at) => ({
            time: (at * 1000) / all.length,
            values: [value],
          }));
          const drawn = curvePath(samples, 0, x, y)
            .slice(1)
            .split('L')
            .map((point) => Number(point.split(',')[1]));
          expect(Math.min(...drawn)).toBeCloseTo(y(Math.max(...all)), 0);
          expect(Math.max(...drawn)).toBeCloseTo(y(Math.min(...all)), 0);
          expect(drawn.length).toBeLessThan(200 * 10);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('Stretches', () => {
  it('join neighbours of the same value, and cover all of the time', () => {
    const instants = [
      { time: 0, value: 'a' },
      { time: 10, value: 'a' },
      { time: 20, value: 'b' },
      { time: 30, value: 'a' },
    ];
    expect(stretches(instants, 50, (a, b) => a === b)).toEqual([
      { from: 0, to: 20, value: 'a' },
      { from: 20, to: 30, value: 'b' },
      { from: 30, to: 50, value: 'a' },
    ]);
  });

  it('leave out what lasts no time', () => {
    const instants = [
      { time: 0, value: 'a' },
      { time: 10, value: 'b' },
      { time: 10, value: 'c' },
    ];
    expect(stretches(instants, 20, (a, b) => a === b).map(({ value }) => value)).toEqual([
      'a',
      'c',
    ]);
  });
});

describe('Places', () => {
  it('of names are apart, in the order of what they name, and within their room', () => {
    const wanted = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(wanted, (all) => {
        const placed = apart(all, 20, 0, 300);
        const order = placed.map((_, at) => at).toSorted((a, b) => all[a]! - all[b]! || a - b);
        const gaps = order.slice(1).map((next, at) => placed[next]! - placed[order[at]!]!);
        expect(Math.min(20, ...gaps)).toBe(20);
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...placed)).toBeLessThanOrEqual(300);
      }),
    );
  });

  it('in a field all fit, as large as they can be', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 1, max: 200 }),
      width: fc.integer({ min: 50, max: 1000 }),
      height: fc.integer({ min: 50, max: 1000 }),
    });
    fc.assert(
      fc.property(sizes, ({ count, width, height }) => {
        const { columns, pitch } = gridIn(count, width, height, 48);
        expect(pitch).toBeGreaterThan(0);
        expect(columns * pitch).toBeLessThanOrEqual(width + 1e-6);
        expect(Math.ceil(count / columns) * pitch).toBeLessThanOrEqual(height + 1e-6);
      }),
    );
  });

  it('on a ring start at the top and stay inside', () => {
    const { places, gap } = ringIn(20, 300, 100, 10);
    expect(gap).toBeGreaterThan(30);
    expect(places[0]).toEqual([150, 10]);
    const near = places.map(([x, y], at) => {
      const [a, b] = places[(at + 1) % 20]!;
      return Math.hypot(a - x, b - y);
    });
    expect(Math.min(...near)).toBeGreaterThan(gap * 0.8);
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(290);
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y).toBeLessThanOrEqual(90);
    }
  });
});

describe('Numbers', () => {
  it('are said in three digits', () => {
    expect([0, 7, 7.25, 42.4, 830.2, 12_345].map(shortNumber)).toEqual([
      '0',
      '7',
      '7.3',
      '42',
      '830',
      '12k',
    ]);
  });

  it('along time are round in its unit', () => {
    expect(timeTicks(400 * 60_000, 60_000, { ...ROOM, width: 400 }, 80)).toEqual(
      [0, 100, 200, 300, 400].map((minute) => minute * 60_000),
    );
  });
});
