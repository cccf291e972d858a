import { describe, expect, it } from 'vitest';
import { countLinearizations, judgeSequential } from '../../src/checker/history/index.ts';
import { FIXTURES } from '../support/histories.ts';

const all = Object.values(FIXTURES).flat();

describe('Sequential consistency', () => {
  it('has the verdict of all known histories', () => {
    const known = all.filter(({ sequential }) => sequential !== undefined);
    expect(known).toHaveLength(644);
    for (const history of known) {
      const { sequential } = judgeSequential(history);
      expect({ name: history.name, sequential }).toEqual({
        name: history.name,
        sequential: history.sequential,
      });
    }
  });
});

describe('How many orders', () => {
  it('is as counted by hand in the textbook histories', () => {
    for (const { linearizations, ...history } of FIXTURES['textbook'] ?? []) {
      expect({ name: history.name, count: countLinearizations(history) }).toEqual({
        name: history.name,
        count: linearizations,
      });
    }
  });
});
