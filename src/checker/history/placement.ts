import { judge, type JudgeOptions } from './judge.ts';
import { endOf, spread } from './points.ts';
import { unanswered } from './problem.ts';
import type { History, Judgement, Point } from './types.ts';

export interface Placement {
  /** Of the prefix, with indices into the whole history. */
  readonly judgement: Judgement;
  /** An instant for every operation that has taken effect, in order; null where there is no order, or none was found. */
  readonly points: readonly Point[] | null;
}

/**
 * The history as it was known at `time`: what had been called by then, and the answers that had come. Points lie between
 * call and return and not after `time`; they may move as more becomes known.
 */
export function placementAt(
  history: History,
  time = endOf(history.ops),
  options: JudgeOptions = {},
): Placement {
  const known = [...history.ops.keys()].filter((op) => history.ops[op]!.call <= time);
  const ops = known.map((op) => {
    const operation = history.ops[op]!;
    return operation.ret !== null && operation.ret <= time ? operation : unanswered(operation);
  });
  const { witness, failPrefix, failing, ...rest } = judge({ ...history, ops }, options);
  const judgement: Judgement = {
    ...rest,
    witness: witness?.map((op) => known[op]!) ?? null,
    failPrefix: failPrefix === null ? null : { ...failPrefix, op: known[failPrefix.op]! },
    failing: failing === null ? null : known[failing]!,
  };
  const points = witness === null ? null : spread(ops, witness, time);
  return { judgement, points: points?.map(({ op, at }) => ({ op: known[op]!, at })) ?? null };
}
