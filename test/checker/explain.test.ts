import { describe, expect, it } from 'vitest';
import {
  deathWords,
  explain,
  judge,
  judgeSequential,
  placementAt,
  type History,
  type Operation,
} from '../../src/checker/history/index.ts';
import { FIXTURES } from '../support/histories.ts';

const all = Object.values(FIXTURES).flat();

function named(name: string): History {
  const found = all.find((history) => history.name === name);
  if (found === undefined) throw new Error(`There is no history ${name}.`);
  return found;
}

function told(history: History) {
  const explanation = explain(history, judge(history));
  return {
    sentence: explanation?.sentence,
    orders: explanation?.orders.deaths.map((death) => deathWords(history, death)),
  };
}

const op = (
  client: string,
  call: number,
  ret: number | null,
  rest: Pick<Operation, 'op' | 'in' | 'out' | 'key'>,
): Operation => ({ client, call, ret, ...rest });

describe('What is said of a history that is not linearizable', () => {
  it('expected against observed: every state while the operation ran', () => {
    const history: History = {
      model: 'register',
      init: 1,
      ops: [
        op('A', 0, 9, { op: 'write', in: 3, key: 'x' }),
        op('B', 0, null, { op: 'write', in: 4, key: 'x' }),
        op('C', 1, 8, { op: 'read', out: 2, key: 'x' }),
      ],
    };
    expect(told(history).sentence).toBe(
      'While this read ran, x can only have been 1, 3 or 4; it returned 2.',
    );
  });

  it.each([
    [
      'hw-h2-queue-fifo-broken',
      'While this dequeue ran, it can only have returned "x"; it returned "y".',
    ],
    [
      'queue-empty-despite-own-enqueue',
      'While this dequeue ran, it can only have returned "x" or "y"; it found the queue empty.',
    ],
    [
      'cas-refused-for-no-reason',
      'While this compare-and-set from 1 to 2 ran, the register can only have been 1; it was refused.',
    ],
    [
      'lost-update-atomic-increment',
      'While this increment ran, it can only have returned 2; it returned 1.',
    ],
    [
      'pb-stale-read-from-old-primary',
      'While this get ran, x can only have been "new"; it returned "old".',
    ],
    [
      'txn-2pc-half-committed-read',
      'While this transaction ran, it can only have returned [0, 0] or [1, 1]; it returned [1, 0].',
    ],
    [
      'set-read-duplicate',
      'While this read ran, the set can only have been [100, 110], [100], [110] or []; it returned [100, 100, 110].',
    ],
  ])('%s', (name, sentence) => {
    expect(told(named(name)).sentence).toBe(sentence);
  });

  it('the orders that die, and of what', () => {
    expect(told(named('cas-both-succeed')).orders).toEqual([
      'A: compare-and-set from 0 to 1 succeeded. Now the register is 1, but B’s compare-and-set succeeded.',
      'B: compare-and-set from 0 to 2 succeeded. Now the register is 2, but A’s compare-and-set succeeded.',
    ]);
    expect(told(named('txn-2pc-half-committed-read')).orders).toEqual([
      'At first the store is x=0, y=0, but B’s transaction returned [1, 0].',
      'A: transaction write 1 to x, write 1 to y. Now the store is x=1, y=1, but B’s transaction returned [1, 0].',
    ]);
  });

  it('every known history that is not linearizable has a sentence, and orders that die', () => {
    for (const history of all.filter(({ linearizable }) => !linearizable)) {
      const explanation = explain(history, judge(history));
      expect(explanation?.sentence).toMatch(/^While this .+ ran, .+ can only have .+; it .+\.$/);
      expect(explanation?.orders.deaths.length).toBeGreaterThan(0);
      expect(explanation?.orders.isComplete).toBe(true);
    }
  });

  it('a dequeue may be the one that made room for what another dequeue returned', () => {
    const history: History = {
      model: 'queue',
      init: ['first'],
      ops: [
        op('A', 3, 9, { op: 'deq', out: null }),
        op('C', 0, 2, { op: 'enq', in: 'second' }),
        op('B', 4, 8, { op: 'deq', out: 'second' }),
      ],
    };
    expect(told(history).sentence).toBe(
      'While this dequeue ran, it can only have returned "first"; it found the queue empty.',
    );
  });

  it('nothing is explained where nothing is wrong', () => {
    const history = named('hw-h1-queue-overlap');
    expect(explain(history, judge(history))).toBeNull();
  });

  it('an answer that came at the same instant as others is blamed by itself', () => {
    const history: History = {
      model: 'register',
      init: 0,
      ops: [op('A', 0, 5, { op: 'write', in: 1 }), op('B', 1, 5, { op: 'read', out: 7 })],
    };
    expect(judge(history)).toMatchObject({ failPrefix: { op: 0, time: 5 }, failing: 1 });
  });
});

describe('Verdicts', () => {
  it('unknown when the budget is out', () => {
    const history = named('late-read-decides-write-order');
    expect(judge(history, { budget: 2 })).toMatchObject({ linearizable: 'unknown', witness: null });
    expect(judgeSequential(history, 2)).toEqual({ sequential: 'unknown', witness: null });
  });

  it('a prefix may fail to be sequentially consistent though the whole is', () => {
    const ops = [op('A', 0, 1, { op: 'read', out: 1 }), op('B', 2, 3, { op: 'write', in: 1 })];
    const whole: History = { model: 'register', init: 0, ops };
    const prefix: History = { ...whole, ops: ops.slice(0, 1) };
    expect(judgeSequential(prefix).sequential).toBe(false);
    expect(judgeSequential(whole)).toEqual({ sequential: true, witness: [1, 0] });
  });

  it('two keys may each be sequentially consistent though together they are not', () => {
    const history = named('hw-h8-two-queues-not-local');
    for (const key of ['p', 'q']) {
      const ops = history.ops.filter((one) => one.key === key);
      expect(judgeSequential({ ...history, ops }).sequential).toBe(true);
    }
    expect(judgeSequential(history).sequential).toBe(false);
  });
});

describe('Points', () => {
  it('appear as the run goes on, and move', () => {
    const history = named('timeout-takes-effect-later');
    const at = (time: number) => placementAt(history, time).points?.map((point) => point.op);
    expect(at(9)).toEqual([]);
    expect(at(20)).toEqual([1]);
    expect(at(40)).toEqual([1, 0, 2]);
  });

  it('are there up to the last legal instant, and then no more', () => {
    const history = named('stale-read-after-write');
    expect(placementAt(history, 2).points).toEqual([{ op: 0, at: 0.5 }]);
    expect(placementAt(history, 3)).toMatchObject({
      points: null,
      judgement: { linearizable: false, failPrefix: { op: 1, time: 3 }, failing: 1 },
    });
  });
});
