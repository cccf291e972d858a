import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/base/canonical.ts';
import { hash32 } from '../../src/base/hash.ts';
import { append, items, lengthOf, type LogList } from '../../src/base/log-list.ts';
import { emptyMap, mapEntries, mapGet, mapSet } from '../../src/base/persistent-map.ts';
import { drawInteger } from '../../src/base/random.ts';

describe('PersistentMap', () => {
  it('behaves like a Map, and keeps every older version as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer())), (sets) => {
        const oracle = new Map<string, number>();
        let map = emptyMap<number>();
        const versions = sets.map(([key, value]) => {
          oracle.set(key, value);
          map = mapSet(map, key, value);
          return { map, expected: new Map(oracle) };
        });
        for (const version of versions) {
          expect(new Map(mapEntries(version.map))).toEqual(version.expected);
          expect(version.map.size).toBe(version.expected.size);
          for (const [key, value] of version.expected) expect(mapGet(version.map, key)).toBe(value);
        }
      }),
    );
  });

  it('has one structure for equal contents, whatever the order of insertion', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 4 })),
        fc.infiniteStream(fc.nat()),
        (keys, order) => {
          const shuffled = [...keys]
            .map((key) => ({ key, at: order.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at);
          const build = (all: readonly string[]) =>
            all.reduce((map, key) => mapSet(map, key, key.length), emptyMap<number>());
          expect(canonical(build(shuffled.map(({ key }) => key)))).toBe(canonical(build(keys)));
        },
      ),
    );
  });
});

describe('LogList', () => {
  it('gives its items oldest first, or only the newest', () => {
    let list: LogList<number> | null = null;
    for (const n of [1, 2, 3]) list = append(list, n);
    expect(items(list)).toEqual([1, 2, 3]);
    expect(items(list, 2)).toEqual([2, 3]);
    expect(lengthOf(list)).toBe(3);
  });
});

describe('Keyed randomness', () => {
  it('stays in its range and depends on seed, purpose and id alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(1000), fc.nat(1000), (seed, id, min, span) => {
        const drawn = drawInteger(seed, 'latency', id, min, min + span);
        expect(drawn).toBeGreaterThanOrEqual(min);
        expect(drawn).toBeLessThanOrEqual(min + span);
        expect(drawInteger(seed, 'latency', id, min, min + span)).toBe(drawn);
      }),
    );
  });

  it('spreads evenly enough: no tenth of the range is missed in a thousand draws', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 1000; n++) {
      const tenth = drawInteger(5, 'latency', `P1>TC YES T${n}#1`, 0, 9);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(60);
    expect(Math.max(...counts)).toBeLessThan(140);
  });

  it('has not changed since the first link was made', () => {
    expect([hash32(''), hash32('latency|TC>P1 COMMIT T1#1', 7)]).toMatchInlineSnapshot(`
      [
        2287948138,
        3375858825,
      ]
    `);
  });
});

describe('canonical', () => {
  it('is the same text for equal values and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonical({ b: 1, a: [2, { d: undefined, c: null }] })).toBe(
      '{"a":[2,{"c":null}],"b":1}',
    );
  });
});
