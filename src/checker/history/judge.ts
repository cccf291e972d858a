import { MODELS } from './models.ts';
import { BOTH, searchAll, type Algorithm, type Budget, type Portfolio } from './portfolio.ts';
import { byObject, problemOf, READING, until, type Placed, type Reading } from './problem.ts';
import { merged } from './points.ts';
import { trimmed } from './trim.ts';
import type { FailPrefix, History, Judgement } from './types.ts';

/** Explored nodes after which the verdict is "unknown": a few seconds at most. */
export const BUDGET = 500_000;

/** Where one algorithm has told already, it is let run before another is tried. */
const LONG_SLICE = 30_000;

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
  const { budget: nodes = BUDGET, reading = READING, algorithms = BOTH } = options;
  const budget: Budget = { left: nodes, spent: 0 };
  const objects = [...byObject(history).values()];
  const search: SearchParts = (parts, first) =>
    searchAll(
      parts.map((placed) => problemOf(MODELS[history.model], history.init, placed, reading)),
      budget,
      reading,
      first === undefined ? algorithms : [first, ...algorithms.filter((other) => other !== first)],
      first === undefined ? undefined : LONG_SLICE,
    );
  const { found, illegal, problems, decider } = search(objects);
  if (illegal !== null) {
    const fail = bisect(objects[illegal]!, search, decider);
    const open = objects.filter((_, at) => found[at] === null);
    return { ...smallest(objects, open, fail, search), steps: budget.spent };
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

/** `first`: the algorithm that is likely to tell. */
type SearchParts = (parts: readonly (readonly Placed[])[], first?: Algorithm) => Portfolio;

/**
 * Of a history that is not linearizable: the first response at which one of its objects is not. `open`: the objects that
 * have not been found to be linearizable; the others are so in every prefix.
 */
function smallest(
  objects: readonly (readonly Placed[])[],
  open: readonly (readonly Placed[])[],
  fail: FailPrefix | null,
  search: SearchParts,
): Omit<Judgement, 'steps'> {
  let failPrefix = fail;
  let others = open;
  let isSmallest = failPrefix !== null;
  while (failPrefix !== null && others.length > 0) {
    const limit: FailPrefix = failPrefix;
    const earlier = others.map((placed) => until(placed, limit));
    const { found, illegal: at, decider } = search(earlier);
    if (at === null) {
      isSmallest = !found.includes(null);
      break;
    }
    failPrefix = bisect(earlier[at]!, search, decider);
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
function bisect(
  placed: readonly Placed[],
  search: SearchParts,
  decider: Algorithm | null,
): FailPrefix | null {
  const responses = placed
    .flatMap(({ op, operation: { ret } }) => (ret === null ? [] : [{ op, time: ret }]))
    .sort((a, b) => a.time - b.time || a.op - b.op);
  let low = 0;
  let high = responses.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { found, illegal } = search([until(placed, responses[middle]!)], decider ?? undefined);
    if (illegal === null && found.includes(null)) return null;
    if (illegal === null) low = middle + 1;
    else high = middle;
  }
  return responses[high] ?? null;
}
