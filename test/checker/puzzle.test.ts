import { describe, expect, it } from 'vitest';
import { judgePlacement, type History, type Point } from '../../src/checker/history/index.ts';

const history: History = {
  model: 'register',
  init: 0,
  ops: [
    { client: 'A', call: 0, ret: 10, op: 'write', in: 1 },
    { client: 'B', call: 5, ret: 15, op: 'read', out: 1 },
    { client: 'C', call: 8, ret: null, op: 'write', in: 2 },
  ],
};
const at = (...points: readonly (readonly [op: number, at: number])[]): readonly Point[] =>
  points.map(([op, instant]) => ({ op, at: instant }));
const broken = (...points: readonly (readonly [op: number, at: number])[]) =>
  judgePlacement(history, at(...points)).breaks.map(({ rule, op, sentence }) => ({
    rule,
    op,
    sentence,
  }));

describe('A reader’s placement of points', () => {
  it('is legal with or without the operation that never returned', () => {
    for (const points of [at([0, 4], [1, 9]), at([0, 4], [1, 9], [2, 99])]) {
      expect(judgePlacement(history, points)).toEqual({ isLegal: true, breaks: [] });
    }
  });

  it('takes points at one instant in the order given', () => {
    expect(broken([0, 7], [1, 7])).toEqual([]);
    expect(broken([1, 7], [0, 7])).toHaveLength(1);
  });

  it('keeps to the interval', () => {
    expect(broken([0, 4], [1, 16])).toEqual([
      { rule: 'interval', op: 1, sentence: 'B’s read cannot take effect after it has returned.' },
    ]);
    expect(broken([0, 4], [1, 6], [2, 7])).toEqual([
      { rule: 'interval', op: 2, sentence: 'C’s write cannot take effect before it is called.' },
    ]);
  });

  it('explains every answer', () => {
    expect(judgePlacement(history, at([1, 6], [0, 8])).breaks).toEqual([
      {
        rule: 'answer',
        op: 1,
        at: 6,
        sentence: 'Here the register is 0, so B’s read would have returned 0; it returned 1.',
        expected: [0],
      },
    ]);
  });

  it('places everything that returned, once', () => {
    expect(broken([0, 4])).toEqual([
      { rule: 'missing', op: 1, sentence: 'B’s read returned, so it took effect somewhere.' },
    ]);
    expect(broken([0, 4], [1, 6], [0, 8])).toEqual([
      { rule: 'twice', op: 0, sentence: 'A’s write can take effect once only.' },
    ]);
  });

  it('says what a compare-and-set would have done', () => {
    const race: History = {
      model: 'cas-register',
      init: 0,
      ops: [{ client: 'A', call: 0, ret: 1, op: 'cas', in: [0, 1], out: false }],
    };
    expect(judgePlacement(race, at([0, 1])).breaks[0]?.sentence).toBe(
      'Here the register is 0, so A’s compare-and-set from 0 to 1 would have succeeded; it was refused.',
    );
  });
});
