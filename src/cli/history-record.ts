import { explain, judge, judgeSequential, type History } from '../checker/history/index.ts';

/** What is said of one history. */
export type HistoryRecord = ReturnType<typeof historyRecord>;

export function historyRecord(history: History) {
  const from = performance.now();
  const judgement = judge(history);
  const sequential = judgeSequential(history);
  const ms = performance.now() - from;
  const { linearizable, witness, failPrefix, failing } = judgement;
  const explanation = explain(history, judgement);
  return {
    ...(history.name === undefined ? {} : { name: history.name }),
    linearizable,
    ...(witness === null ? {} : { witness }),
    ...(failPrefix === null ? {} : { failPrefix, failing }),
    ...(explanation === null ? {} : { sentence: explanation.sentence }),
    sequential: sequential.sequential,
    ...(sequential.witness === null ? {} : { sequentialWitness: sequential.witness }),
    ms: Math.round(ms * 1000) / 1000,
  };
}

/** In: a record and its place in the file. */
export function historyLine(record: HistoryRecord, at: number): string {
  const { name = `history ${at}`, sequential, ms } = record;
  const order = { true: 'sequentially consistent', false: 'not sequentially consistent' };
  const words =
    sequential === 'unknown' ? 'unknown whether sequentially consistent' : order[`${sequential}`];
  return `${name}: ${linearizability(record)} (${words}, ${ms.toFixed(1)} ms)`;
}

function linearizability({ linearizable, witness, failPrefix, sentence }: HistoryRecord): string {
  if (linearizable === 'unknown') return 'unknown, too many orders to try them all.';
  if (linearizable)
    return `linearizable, for instance in the order ${witness?.join(' ') || 'of nothing'}.`;
  if (failPrefix === undefined) return 'not linearizable.';
  const { op, time } = failPrefix;
  return `not linearizable from operation ${op} at ${time} on. ${sentence ?? ''}`.trimEnd();
}
