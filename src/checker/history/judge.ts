import { MODELS } from './models.ts';
import { searchAll, type Algorithm, type Budget } from './portfolio.ts';
import {
  byObject,
  problemOf,
  READING,
  until,
  type Placed,
  type Problem,
  type Reading,
} from './problem.ts';
import { merged } from './points.ts';
import { trimmed } from './trim.ts';
import type { FailPrefix, History, Judgement } from './types.ts';

/** Explored nodes after which the verdict is "unknown": a few seconds at most. */
export const BUDGET = 500_000;

export interface JudgeOptions {
  /** Explored nodes, all keys together. */
  readonly budget?: number;
  readonly reading?: Reading;
  readonly algorithms?: readonly Algorithm[];
}

/**
 * Is there an order of the operations, each at an instant between its call and its return, in which a single copy would
 * have given every answer (Herlihy & Wing 1990)? In: a history that `parseHistory` has accepted.
 */
export function judge(history: History, options: JudgeOptions = {}): Judgement {
  const { budget: nodes = BUDGET, reading = READING, algorithms } = options;
  const budget: Budget = { left: nodes, spent: 0 };
  const objects = [...byObject(history).values()];
  const search = (parts: readonly (readonly Placed[])[]) =>
    searchAll(
      parts.map((placed): Problem =>
        problemOf(MODELS[history.model], history.init, placed, reading),
      ),
      budget,
      reading,
      algorithms,
    );
  const { found, illegal, problems } = search(objects);
  if (illegal !== null) {
    const fail = bisect(objects[illegal] ?? [], search);
    return { ...smallest(objects, illegal, fail, search), steps: budget.spent };
  }
  const orders = found.flatMap((one, at) =>
    one?.legal === true ? [trimmed(problems[at]!, one.witness)] : [],
  );
  const isKnown = orders.length === objects.length;
  return {
    linearizable: isKnown ? true : 'unknown',
    witness: isKnown ? merged(history.ops, orders) : null,
    failPrefix: null,
    failing: null,
    isSmallest: true,
    steps: budget.spent,
  };
}

type SearchParts = (parts: readonly (readonly Placed[])[]) => ReturnType<typeof searchAll>;

/** Of a history that is not linearizable: the first response at which one of its objects is not. */
function smallest(
  objects: readonly (readonly Placed[])[],
  illegal: number,
  fail: FailPrefix | null,
  search: SearchParts,
): Omit<Judgement, 'steps'> {
  let failPrefix = fail;
  let others = objects.filter((_, at) => at !== illegal);
  let isSmallest = failPrefix !== null;
  while (failPrefix !== null && others.length > 0) {
    const limit: FailPrefix = failPrefix;
    const earlier = others.map((placed) => until(placed, limit));
    const { found, illegal: at } = search(earlier);
    if (at === null) {
      isSmallest = !found.includes(null);
      break;
    }
    failPrefix = bisect(earlier[at] ?? [], search);
    others = others.filter((_, other) => other !== at);
    isSmallest = failPrefix !== null;
  }
  return {
    linearizable: false,
    witness: null,
    failPrefix: failPrefix === null ? null : named(failPrefix, objects),
    failing: failPrefix?.op ?? null,
    isSmallest,
  };
}

/** Responses of one object at one time end one prefix, which is named after the first of them in the list. */
function named(
  { op: failing, time }: FailPrefix,
  objects: readonly (readonly Placed[])[],
): FailPrefix {
  const object = objects.find((placed) => placed.some(({ op }) => op === failing)) ?? [];
  const together = object.filter(({ operation }) => operation.ret === time);
  return { op: Math.min(...together.map(({ op }) => op)), time };
}

/** Linearizability is prefix-closed, so the first failing response is found by halving. Null: the budget is out. */
function bisect(placed: readonly Placed[], search: SearchParts): FailPrefix | null {
  const responses = placed
    .flatMap(({ op, operation: { ret } }) => (ret === null ? [] : [{ op, time: ret }]))
    .sort((a, b) => a.time - b.time || a.op - b.op);
  let low = 0;
  let high = responses.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { found, illegal } = search([until(placed, responses[middle]!)]);
    if (illegal === null && found.includes(null)) return null;
    if (illegal === null) low = middle + 1;
    else high = middle;
  }
  return responses[high] ?? null;
}
