import { MODELS } from './models.ts';
import { BOTH, searchAll, type Algorithm, type Budget, type Portfolio } from './portfolio.ts';
import { byObject, problemOf, READING, until, type Placed, type Reading } from './problem.ts';
import { merged } from './points.ts';
import type { Found } from './search.ts';
import { trimmed } from './trim.ts';
import type { FailPrefix, History, Judgement } from './types.ts';

/** Explored nodes after which the verdict is "unknown": a few seconds at most. */
const BUDGET = 500_000;

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
  const search: SearchParts = (parts, likely) =>
    searchAll(
      parts.map((placed) => problemOf(MODELS[history.model], history.init, placed, reading)),
      budget,
      reading,
      algorithms,
      likely,
    );
  const { found, illegal, problems, decider } = search(objects);
  if (illegal !== null) {
    const fail = firstFailing(objects[illegal]!, search, decider, found[illegal]);
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

/** `likely`: the algorithm that is likely to tell. */
type SearchParts = (parts: readonly (readonly Placed[])[], likely?: Algorithm | null) => Portfolio;

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
    failPrefix = firstFailing(earlier[at]!, search, decider, found[at]);
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

/**
 * The first failing response of an object without an order. Linearizability is prefix-closed, so it is found by halving;
 * where a search knows from where on to look, the steps grow from there. Null: the budget is out.
 */
function firstFailing(
  placed: readonly Placed[],
  search: SearchParts,
  decider: Algorithm | null,
  found: Found | null | undefined,
): FailPrefix | null {
  const responses = placed
    .flatMap(({ op, operation: { ret } }) => (ret === null ? [] : [{ op, time: ret }]))
    .sort((a, b) => a.time - b.time || a.op - b.op);
  const notBefore = found?.legal === false ? found.notBefore : null;
  const known = responses.findIndex(({ op }) => op === notBefore);
  let low = Math.max(known, 0);
  let high = responses.length - 1;
  let stride = known < 0 ? responses.length : 1;
  while (low < high) {
    const middle = Math.min((low + high) >> 1, low + stride - 1);
    const prefix = until(placed, responses[middle]!);
    const result = search([prefix], decider);
    if (result.illegal === null && result.found.includes(null)) return null;
    if (result.illegal === null) low = middle + 1;
    else high = middle;
    stride *= 2;
  }
  return responses[high] ?? null;
}
