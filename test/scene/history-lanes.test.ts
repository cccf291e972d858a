import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutLanes, type LaneOperation } from '../../src/scene/history-lanes.ts';

const operation = fc
  .record({
    client: fc.constantFrom('A', 'B', 'C'),
    call: fc.integer({ min: 0, max: 50 }),
    length: fc.option(fc.integer({ min: 0, max: 20 })),
    width: fc.integer({ min: 10, max: 120 }),
  })
  .map(({ client, call, length, width }): LaneOperation => {
    return { client, call, ret: length === null ? null : call + length, width };
  });

describe('The lanes of clients', () => {
  test('time is stretched and never goes back, and every label fits into its bar', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 40 }), (operations) => {
        const { bars, placeOf, width } = layoutLanes(operations, 300, 0);
        for (const [at, bar] of bars.entries()) {
          const { width: label, call, ret } = operations[at]!;
          expect(bar.to - bar.from).toBeGreaterThanOrEqual(ret === call ? 0 : label);
          expect(bar.to).toBeLessThanOrEqual(width);
        }
        const times = operations.flatMap(({ call, ret }) => [call, ret ?? call]);
        const places = [...new Set(times)].toSorted((a, b) => a - b).map(placeOf);
        expect(places.every((place, i) => i === 0 || place > places[i - 1]!)).toBe(true);
      }),
    );
  });

  test('a place is found back', () => {
    const { placeOf, timeAt } = layoutLanes(
      [
        { client: 'A', call: 0, ret: 10, width: 80 },
        { client: 'B', call: 4, ret: null, width: 50 },
      ],
      500,
      20,
    );
    for (const time of [0, 2, 4, 7, 10, 15]) expect(timeAt(placeOf(time))).toBeCloseTo(time);
  });
});
