import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFERENCE_MODELS } from '../../../src/checker/explore/models/index.ts';
import { Search } from '../../../src/checker/explore/search.ts';

interface Counts {
  readonly distinct: number;
  readonly generated: number;
  readonly depthStates: number;
  readonly orbits: number;
}

const known = JSON.parse(
  readFileSync(new URL('../../fixtures/state-counts.json', import.meta.url), 'utf8'),
) as Record<'TwoPhase' | 'TCommit', Record<string, Counts>> & {
  levels: { TwoPhase: Record<string, number[]> };
};

const build = (name: string, n: number) => {
  const model = REFERENCE_MODELS[name]!.build(n);
  return { model, properties: model.properties };
};

describe.each(['TwoPhase', 'TCommit'] as const)('%s (Gray and Lamport 2006)', (name) => {
  it.each(Object.entries(known[name]))(
    'has the published states, successors, depth and orbits for N=%s',
    (n, counts) => {
      const { model, properties } = build(name, Number(n));
      const plain = new Search(model, { properties });
      const { status, distinct, generated, depth } = plain.advance();
      expect({ status, distinct, generated, depth }).toEqual({
        status: 'complete',
        distinct: counts.distinct,
        generated: counts.generated,
        depth: counts.depthStates,
      });
      expect(plain.findings).toEqual([]);
      const folded = new Search(model, { properties, symmetry: true }).advance();
      expect(folded.distinct).toBe(counts.orbits);
    },
  );
});

describe('TwoPhase level by level', () => {
  it.each(Object.entries(known.levels.TwoPhase))(
    'has the published levels for N=%s',
    (n, sizes) => {
      const search = new Search(build('TwoPhase', Number(n)).model);
      search.advance();
      expect(search.levels).toEqual(sizes);
    },
  );
});
