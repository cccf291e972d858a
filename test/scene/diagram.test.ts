import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Axis, type AxisKind } from '../../src/scene/axis.ts';
import { causalPast } from '../../src/scene/causal-past.ts';
import { placeWords, type Wanted } from '../../src/scene/diagram-words.ts';
import { laneRows } from '../../src/scene/lane-rows.ts';
import { overviewOf } from '../../src/scene/overview.ts';
import { timeWindow } from '../../src/scene/time-scale.ts';
import { wallGutters, wallName, wallShare } from '../../src/scene/wall-lines.ts';

function axisOf(kind: AxisKind, moments: readonly { time: number; quiet: boolean }[]): Axis {
  const axis = new Axis(kind, 50);
  for (const [index, moment] of moments.entries()) axis.add({ index, ...moment });
  return axis;
}

const moments = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 4000 }), quiet: fc.boolean() }), {
    minLength: 2,
    maxLength: 600,
  })
  .map((list) => {
    let time = 0;
    return list.map(({ gap, quiet }) => ({ time: (time += gap), quiet }));
  });
const kinds = fc.constantFrom<AxisKind>('events', 'time');

describe('Axis', () => {
  test('places never go back, and what is worth a look keeps its distance', () => {
    fc.assert(
      fc.property(moments, kinds, (list, kind) => {
        const axis = axisOf(kind, list);
        list.slice(1).forEach(({ quiet }, at) => {
          const step = axis.at(at + 1) - axis.at(at);
          expect(step).toBeGreaterThanOrEqual(quiet ? 0 : 0.25 - 1e-9);
        });
      }),
      { seed: 5 },
    );
  });

  test('a stretch in which nothing happens takes little room and says how long it was', () => {
    const idle = Array.from({ length: 4000 }, (_, at) => ({ time: at * 10, quiet: at > 0 }));
    const list = [...idle, { time: 40_000, quiet: false }];
    for (const kind of ['events', 'time'] as const) {
      const axis = axisOf(kind, list);
      expect(axis.at(4000)).toBeLessThan(10);
      expect(axis.gapsBetween(0, 4000)).toEqual([{ from: 0, to: 4000, ms: 40_000 }]);
    }
  });
});

describe('Time window', () => {
  test('what is clicked is what stands there, on both axes, at any length and size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3000 }),
        fc.integer({ min: 200, max: 1800 }),
        kinds,
        fc.nat(),
        (count, room, kind, pick) => {
          const list = Array.from({ length: count }, (_, at) => ({ time: at * 13, quiet: false }));
          const cursor = pick % count;
          const axis = axisOf(kind, list);
          const window = timeWindow({ axis, from: 0, cursor, room, least: 20, most: 64 });
          expect(window.first).toBeLessThanOrEqual(cursor);
          expect(window.last).toBeGreaterThanOrEqual(cursor);
          expect(window.at(cursor)).toBeGreaterThanOrEqual(0);
          expect(window.at(cursor)).toBeLessThanOrEqual(room);
          expect(window.indexAt(window.at(cursor))).toBe(cursor);
          expect(window.last - window.first).toBeLessThanOrEqual(room / 5 + 4);
        },
      ),
      { seed: 3 },
    );
  });
});

describe('Lanes', () => {
  test('names never touch, however many lanes there are', () => {
    for (let lanes = 2; lanes <= 10; lanes += 1) {
      const rows = laneRows(128, lanes, 22);
      // Letters of 22 px are 16 px high, and those of one column stand so many lanes apart.
      expect(rows.pitch * rows.columns).toBeGreaterThan(17);
      expect(rows.at(lanes - 1) + rows.pitch / 2 + rows.band).toBeCloseTo(128);
    }
  });
});

describe('Words of the diagram', () => {
  test('none covers another or leaves its room', () => {
    const room = { left: 50, right: 700, top: 0, bottom: 120 };
    const place = fc.record({
      at: fc.record({ x: fc.integer({ min: 0, max: 720 }), y: fc.integer({ min: 0, max: 120 }) }),
      anchor: fc.constantFrom('start' as const, 'end' as const),
    });
    const word = fc.record({
      text: fc.constantFrom('TC is down', 'cut', 'TC crashes', 'decision out'),
      bold: fc.boolean(),
      places: fc.array(place, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (list) => {
        const words = list.map((it, at): Wanted => ({ ...it, id: String(at) }));
        const boxes = [...placeWords(words, room, 22).values()].map(({ box }) => box);
        boxes.forEach((a, i) => {
          expect(a.left >= room.left && a.right <= room.right).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart).toBe(true);
          }
        });
      }),
      { seed: 7 },
    );
  });
});

describe('Causal past', () => {
  const causes = [[], [], [0], [1], [2], [3, 4], [1]];
  const events = causes.map((list, index) => ({ index, causes: list }));
  const past = (index: number, first: number) =>
    [...causalPast(events, index, first)].toSorted((a, b) => a - b);

  test('is everything that leads to an event, and nothing beside it', () => {
    expect(past(5, 0)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(past(4, 0)).toEqual([0, 2, 4]);
    expect(past(4, 2)).toEqual([2, 4]);
  });
});

describe('Walls in the diagram', () => {
  const ids = ['C1', 'TC', 'P1', 'P2'];
  const both = (a: string, b: string) => [`${a}>${b}`, `${b}>${a}`];

  test('stand between the lanes that they part', () => {
    expect(wallGutters(ids, [...both('TC', 'P1'), ...both('TC', 'P2')])).toEqual([2]);
    expect(wallGutters(ids, both('TC', 'P2'))).toEqual([3]);
    expect(wallGutters(ids, ['C1>TC'])).toEqual([1]);
  });

  test('stop a message where they stand', () => {
    const cuts = [...both('TC', 'P1'), ...both('TC', 'P2')];
    expect(wallShare(ids, cuts, 'TC', 'P1')).toBe(0.5);
    expect(wallShare(ids, cuts, 'TC', 'P2')).toBe(0.25);
    expect(wallShare(ids, cuts, 'P2', 'TC')).toBe(0.75);
  });

  test('say who is cut off', () => {
    expect(wallName([...both('TC', 'P1'), ...both('TC', 'P2')])).toBe('TC cut off');
    expect(wallName(['P1>TC'])).toBe('P1 to TC cut');
    expect(wallName(both('P1', 'TC'))).toBe('P1, TC parted');
    expect(wallName([...both('A', 'C'), ...both('A', 'D'), ...both('B', 'C')])).toBe('no traffic');
  });
});

describe('Overview', () => {
  test('tells from when to when somebody is in doubt, and where something was broken', () => {
    const plain = { beat: null, violated: [], lanes: [], kind: 'deliver' };
    const lane = (process: string, tone: 'plain' | 'uncertain') => [
      { process, tone, status: 'up' },
    ];
    const events = Array.from({ length: 100 }, (_, index) => ({ ...plain, index }));
    const change = (index: number, to: object) => Object.assign(events[index]!, to);
    change(10, { lanes: lane('A', 'uncertain') });
    change(20, { lanes: lane('B', 'uncertain') });
    change(30, { lanes: lane('A', 'plain') });
    change(40, { lanes: lane('B', 'plain'), violated: ['R'] });
    change(60, { kind: 'fault' });
    const seen = overviewOf(events, (index) => Math.floor(index / 10));
    expect(seen.doubt).toEqual([[1, 4]]);
    expect(seen.violations).toEqual([4]);
    expect(seen.faults).toEqual([6]);
  });
});
