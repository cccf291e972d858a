import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countLinearizations,
  createIncremental,
  explain,
  judge,
  judgePlacement,
  judgeSequential,
  parseHistory,
  placementAt,
  type History,
  type Operation,
} from '../../src/checker/history/index.ts';
import { jit } from '../../src/checker/history/jit.ts';
import { wgl } from '../../src/checker/history/wgl.ts';
import { failTime, inProgramOrder, inRealTime, knownAt, orders } from '../support/naive.ts';
import { randomHistory } from '../support/random-histories.ts';

const HISTORIES = 5000;
/** Once, the probe in the place of a dequeue was not taken for one. */
const A_DEQUEUE_THAT_MADE_ROOM: [number][] = [[3641359762]];
const seed = fc.integer({ min: 0, max: 0xffff_ffff });

/** Fed one call and one return after the other. */
function incrementally({ model, init, ops }: History): boolean | string {
  const so = createIncremental(model, init);
  const instants = ops.flatMap(({ call, ret }, op) => [
    { op, at: call, isReturn: false },
    ...(ret === null ? [] : [{ op, at: ret, isReturn: true }]),
  ]);
  instants.sort((a, b) => a.at - b.at || Number(a.isReturn) - Number(b.isReturn) || a.op - b.op);
  for (const { op, isReturn } of instants) {
    const { op: asked, key, in: input, out, ret } = ops[op]!;
    if (isReturn) {
      so.respond(`${op}`, out);
      continue;
    }
    const keyed = key === undefined ? { op: asked } : { op: asked, key };
    so.invoke(`${op}`, input === undefined ? keyed : { ...keyed, in: input });
    if (ret === null) so.abandon(`${op}`);
  }
  return so.verdict().linearizable;
}

/** Which operations had been called by then. */
function known({ ops }: History, time: number): readonly number[] {
  return [...ops.keys()].filter((op) => ops[op]!.call <= time);
}

/** The history as it was when the operation returned, of those that returned at one instant as they are listed; without its answer. */
function askedIn(history: History, op: number): History {
  const time = history.ops[op]!.ret!;
  const ops = known(history, time).map((at): Operation => {
    const { out: _out, ...open } = history.ops[at]!;
    if (at === op) return open;
    const isOver = open.ret !== null && (open.ret < time || (open.ret === time && at < op));
    return isOver ? history.ops[at]! : { ...open, ret: null };
  });
  return { ...history, ops };
}

/** Without orders that place what never returned and only looks: they say nothing. */
function telling({ ops }: History, every: readonly Order[]): readonly Order[] {
  const LOOKS = ['read', 'get', 'get-any', 'get-all'];
  const isIdle = ({ ret, op, in: input }: Operation) =>
    ret === null &&
    (LOOKS.includes(op) || (!/"w"/.test(JSON.stringify(input) ?? '"w"') && op === 'txn'));
  return every.filter((order) => order.every(([op]) => !isIdle(ops[op]!)));
}

type Order = readonly (readonly [op: number, out: unknown])[];

describe('Random small histories', () => {
  it(`${HISTORIES} of all models: both algorithms, one instant after the other, and trying every order agree`, () => {
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(seed, (drawn) => {
        const history = randomHistory(drawn);
        expect(parseHistory(history)).toMatchObject({ ok: true });
        const every = [...orders(history, inRealTime)];
        const names = every.map((order) => order.map(([op]) => op).join());
        const linearizable = every.length > 0;
        seen[`${linearizable}`]++;
        const time = linearizable ? null : failTime(history);
        for (const algorithms of [[wgl], [jit]]) {
          const { witness, failPrefix, ...found } = judge(history, { algorithms });
          expect([found.linearizable, failPrefix?.time ?? null]).toEqual([linearizable, time]);
          expect([...names, undefined]).toContain(witness?.join());
          expect(witness === null).toBe(!linearizable);
        }
        expect(incrementally(history)).toBe(linearizable);
        expect(judgeSequential(history).sequential).toBe(
          orders(history, inProgramOrder(history)).next().done !== true,
        );
        const told = telling(history, every).map((order) => order.map(([op]) => op).join());
        expect(countLinearizations(history)).toBe(new Set(told).size);
      }),
      { numRuns: HISTORIES },
    );
    expect(seen.true).toBeGreaterThan(HISTORIES / 10);
    expect(seen.false).toBeGreaterThan(HISTORIES / 10);
  });

  it('what an answer can have been is what it is in some order', () => {
    fc.assert(
      fc.property(seed, (drawn) => {
        const history = randomHistory(drawn);
        const judgement = judge(history);
        const explanation = explain(history, judgement);
        if (explanation === null) return;
        const { op, expected } = explanation;
        const asked = history.ops[op]!;
        const all = [...orders(askedIn(history, op), inRealTime)];
        const mine = known(history, asked.ret!).indexOf(op);
        const outs = all.map((order) => JSON.stringify(order.find(([at]) => at === mine)?.[1]));
        expect(expected?.answers.map((out) => JSON.stringify(out)).toSorted()).toEqual(
          [...new Set(outs)].toSorted(),
        );
        expect(expected?.states.length).toBeGreaterThan(0);
        expect(explanation.orders.deaths.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000, examples: A_DEQUEUE_THAT_MADE_ROOM },
    );
  });

  it('points lie in their intervals, explain every answer, and do so at every instant', () => {
    fc.assert(
      fc.property(seed, fc.nat(20), (drawn, time) => {
        const history = randomHistory(drawn);
        const prefix = knownAt(history, time);
        const { points, judgement } = placementAt(history, time);
        expect(points === null).toBe(judgement.linearizable === false);
        if (points === null) return;
        const indices = known(history, time);
        const own = points.map(({ op, at }) => ({ op: indices.indexOf(op), at }));
        expect(judgePlacement(prefix, own)).toEqual({ isLegal: true, breaks: [] });
        expect(points.every(({ at }) => at <= time)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
