import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Search } from '../../../src/checker/explore/search.ts';
import type { Property, TransitionSystem } from '../../../src/checker/explore/system.ts';

/** Two counters up to `most`, each of which goes up by one: a grid. */
const grid = (most: number): TransitionSystem<readonly [number, number], 'x' | 'y'> => ({
  initial: [[0, 0]],
  enabled: ([x, y]) => [
    ...(x < most ? (['x'] as const) : []),
    ...(y < most ? (['y'] as const) : []),
  ],
  step: ([x, y], action) => (action === 'x' ? [x + 1, y] : [x, y + 1]),
  key: ([x, y], into) => {
    into.word(x);
    into.word(y);
  },
  representative: ([x, y]) => (x <= y ? [x, y] : [y, x]),
});

const at = (
  x: number,
  y: number,
  expectation: Property<readonly [number, number]>['expectation'],
): Property<readonly [number, number]> => ({
  id: `${x},${y}`,
  expectation,
  check: (state) => (state[0] === x && state[1] === y ? `at ${x},${y}` : null),
});

/** States as a naive search finds them: texts in a set, level by level. */
function naiveLevels(edges: readonly (readonly number[])[]): number[] {
  const seen = new Set([0]);
  const levels: number[] = [];
  for (let level = [0]; level.length > 0;) {
    levels.push(level.length);
    const next: number[] = [];
    for (const from of level)
      for (const to of edges[from] ?? [])
        if (!seen.has(to)) {
          seen.add(to);
          next.push(to);
        }
    level = next;
  }
  return levels;
}

describe('Search', () => {
  it('sees every state once and counts every successor', () => {
    const progress = new Search(grid(9)).advance();
    expect(progress).toMatchObject({
      status: 'complete',
      distinct: 100,
      generated: 181,
      depth: 19,
    });
  });

  it('agrees with a naive search on any graph', () => {
    const graph = fc.integer({ min: 1, max: 40 }).chain((size) =>
      fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 5 }), (edges, slice) => {
        const search = new Search<number, number>({
          initial: [0],
          enabled: (state) => edges[state]!,
          step: (_, action) => action,
          key: (state, into) => into.word(state),
        });
        while (search.advance(slice).status === 'running');
        expect(search.levels).toEqual(naiveLevels(edges));
      }),
    );
  });

  it('gives a shortest path to a violation, and stops there', () => {
    const search = new Search(grid(50), { properties: [at(3, 4, 'always')] });
    expect(search.advance().status).toBe('found');
    const [finding] = search.findings;
    expect(finding?.message).toBe('at 3,4');
    const { initial, steps } = search.pathTo(finding!.state);
    expect(initial).toEqual([0, 0]);
    expect(steps).toHaveLength(7);
    expect(steps.at(-1)?.state).toEqual([3, 4]);
  });

  it('never looks behind a violation', () => {
    const wall = {
      id: 'wall',
      expectation: 'always' as const,
      check: (s: readonly [number, number]) => (s[0] === 2 ? 'no' : null),
    };
    const search = new Search<readonly [number, number], 'x' | 'y'>(grid(9), {
      properties: [wall, at(3, 0, 'sometimes')],
      goOn: true,
    });
    expect(search.advance().status).toBe('complete');
    expect(search.findings.map(({ property }) => property.id)).toEqual(['wall']);
  });

  it('goes on behind what was only looked for', () => {
    const properties = [at(1, 0, 'sometimes'), at(9, 9, 'sometimes')];
    const search = new Search(grid(9), { properties, goOn: true });
    expect(search.advance()).toMatchObject({ status: 'complete', distinct: 100 });
    expect(search.findings).toHaveLength(2);
  });

  it('takes states for one that differ by a renaming only, if it is asked to', () => {
    expect(new Search(grid(9), { symmetry: true }).advance().distinct).toBe(55);
  });

  it('a path through representatives is a path', () => {
    const search = new Search(grid(5), { symmetry: true, properties: [at(2, 4, 'always')] });
    search.advance();
    expect(search.pathTo(search.findings[0]!.state).steps.at(-1)?.state).toEqual([2, 4]);
  });

  it('expands no more states than it was told', () => {
    const search = new Search(grid(9));
    const before = search.advance(10);
    expect(before.status).toBe('running');
    expect(before.distinct).toBeLessThan(25);
    expect(search.advance()).toMatchObject({ status: 'complete', distinct: 100 });
  });

  it('says that there is more below its depth, and goes on when it may go deeper', () => {
    const search = new Search(grid(9), { limits: { maxDepth: 3 } });
    expect(search.advance()).toMatchObject({ status: 'depth', distinct: 10, depth: 4 });
    search.extend({ maxDepth: 100 });
    expect(search.advance()).toMatchObject({ status: 'complete', distinct: 100, generated: 181 });
  });

  it.each([
    ['states', { maxStates: 57 }, { maxStates: 5000 }],
    ['memory', { maxBytes: 60_000 }, { maxBytes: 10_000_000 }],
  ] as const)(
    'at its limit of %s it says so, keeps what it has, and goes on',
    (status, limits, more) => {
      const search = new Search(grid(60), { limits });
      const stopped = search.advance();
      expect(stopped.status).toBe(status);
      expect(stopped.distinct).toBeGreaterThan(50);
      expect(stopped.bytes).toBeLessThanOrEqual(60_000);
      expect(search.advance()).toEqual(stopped);
      search.extend({ maxStates: 1e6, ...more });
      expect(search.advance()).toMatchObject({
        status: 'complete',
        distinct: 3721,
        generated: 7321,
      });
    },
  );
});
