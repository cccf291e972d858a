import { describe, expect, it } from 'vitest';
import { jit } from '../../src/checker/history/jit.ts';
import { judge } from '../../src/checker/history/judge.ts';
import type { Algorithm } from '../../src/checker/history/portfolio.ts';
import { READING, type Reading } from '../../src/checker/history/problem.ts';
import { wgl } from '../../src/checker/history/wgl.ts';
import { FIXTURES } from '../support/histories.ts';

const all = Object.values(FIXTURES).flat();

/** The names of the known histories that are judged wrong, by verdict alone. */
function wrongly(change: Partial<Reading>, algorithm: Algorithm): readonly string[] {
  const options = { reading: { ...READING, ...change }, algorithms: [algorithm] };
  return all
    .filter((history) => judge(history, options).linearizable !== history.linearizable)
    .map(({ name }) => name);
}

const BUGS: readonly (readonly [string, Partial<Reading>])[] = [
  ['operations that touch are taken as ordered', { touching: 'ordered' }],
  ['a refused compare-and-set is ignored', { refusals: 'ignored' }],
  ['operations that never returned are ignored', { neverReturned: 'ignored' }],
  ['operations that never returned are taken as done', { neverReturned: 'done' }],
];

describe.each([
  ['Wing, Gong and Lowe', wgl],
  ['just-in-time configurations', jit],
] as const)('A checker with a bug is caught by the known histories: %s', (_name, algorithm) => {
  it('without one it judges all of them right', () => {
    expect(wrongly({}, algorithm)).toEqual([]);
  });

  it.each(BUGS)('%s', (_bug, change) => {
    expect(wrongly(change, algorithm)).not.toEqual([]);
  });
});

describe('A cache without the state', () => {
  it('is caught', () => {
    expect(wrongly({ cache: 'operations' }, wgl)).not.toEqual([]);
  });
});
