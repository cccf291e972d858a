import {
  countLinearizations,
  deathWords,
  explain,
  judge,
  judgePlacement,
  judgeSequential,
  parseHistory,
  placementAt,
} from '../checker/history/index.ts';
import type {
  Break,
  Contradiction,
  History,
  HistoryReply,
  HistoryReport,
  HistoryRequest,
  Point,
} from './history-wire.ts';

/** More operations than these are not counted: nobody reads the number of their orders. */
const MOST_COUNTED = 12;

/** Reads a history and judges it; what is no history is refused in one sentence. */
export function answerOn({ number, history, points }: HistoryRequest): HistoryReply {
  const parsed = parseHistory(history);
  return parsed.ok
    ? { kind: 'report', number, report: reportOn(parsed.value, points) }
    : { kind: 'refused', number, message: parsed.error };
}

/** All that the page shows of a history. */
export function reportOn(history: History, placed: readonly Point[] | null = null): HistoryReport {
  const judgement = judge(history);
  const { linearizable, failPrefix } = judgement;
  const isSmall = history.ops.length <= MOST_COUNTED;
  return {
    history,
    linearizable,
    points:
      failPrefix === null ? pointsOf(history) : pointsOf(history, before(history, failPrefix.time)),
    contradiction: contradictionIn(history, judgement),
    sequential: linearizable === true ? true : judgeSequential(history).sequential,
    breaks: placed === null ? null : breaksOf(history, placed),
    orders: linearizable === true && isSmall ? countLinearizations(history) : null,
  };
}

function contradictionIn(
  history: History,
  judgement: ReturnType<typeof judge>,
): Contradiction | null {
  const { failing, failPrefix } = judgement;
  const why = explain(history, judgement);
  if (failing === null || failPrefix === null || why === null) return null;
  return {
    failing,
    failPrefix,
    sentence: why.sentence,
    deaths: why.orders.deaths.map((death) => ({
      order: death.order,
      why: deathWords(history, death),
    })),
  };
}

function breaksOf(history: History, points: readonly Point[]): readonly Break[] {
  const known = points.filter(({ op }) => history.ops[op] !== undefined);
  return judgePlacement(history, known).breaks.map(({ op, at, sentence }) => ({
    op,
    at,
    sentence,
  }));
}

function pointsOf(history: History, time?: number): readonly Point[] {
  return placementAt(history, time).points ?? [];
}

/** The last instant before that one. */
function before({ ops }: History, time: number): number {
  const instants = ops.flatMap(({ call, ret }) => (ret === null ? [call] : [call, ret]));
  return Math.max(...instants.filter((it) => it < time), Number.MIN_SAFE_INTEGER);
}
