import { jit } from './jit.ts';
import { READING, type Problem, type Reading } from './problem.ts';
import type { Found, Search } from './search.ts';
import { wgl } from './wgl.ts';

/** Explored nodes that may still be spent. */
export interface Budget {
  left: number;
  spent: number;
}

export interface Portfolio {
  readonly problems: readonly Problem[];
  /** Of each problem, in the same order; null where it is not known. */
  readonly found: readonly (Found | null)[];
  /** The problem that has no order, if one was found. */
  readonly illegal: number | null;
  /** The algorithm that found it out. */
  readonly decider: Algorithm | null;
}

export type Algorithm = (problem: Problem, reading?: Reading) => Search;

export const BOTH: readonly Algorithm[] = [wgl, jit];
const FIRST_SLICE = 250;
const GROWTH = 4;
/** For an algorithm that has told before where others had not. */
const LONG_SLICE = 30_000;

/**
 * Each algorithm has histories on which it practically does not end. So each problem gets a slice of both in turn, the
 * slices grow, and the first problem without an order ends it all. `decider`: the algorithm that is likely to tell.
 */
export function searchAll(
  problems: readonly Problem[],
  budget: Budget,
  reading: Reading = READING,
  algorithms: readonly Algorithm[] = BOTH,
  decider: Algorithm | null = null,
): Portfolio {
  const found: (Found | null)[] = problems.map(() => null);
  const searches = problems.map((problem) => algorithms.map((search) => search(problem, reading)));
  for (let slice = FIRST_SLICE; ; slice *= GROWTH) {
    for (const [at, alternatives] of searches.entries()) {
      if (found[at] !== null) continue;
      for (const [by, search] of alternatives.entries()) {
        const most = algorithms[by] === decider ? Math.max(slice, LONG_SLICE) : slice;
        const result = advance(search, most, budget);
        if (result === null) continue;
        found[at] = result;
        if (!result.legal) return { problems, found, illegal: at, decider: algorithms[by]! };
        break;
      }
    }
    if (budget.left <= 0 || !found.includes(null)) {
      return { problems, found, illegal: null, decider: null };
    }
  }
}

function advance(search: Search, slice: number, budget: Budget): Found | null {
  const most = Math.min(slice, budget.left);
  for (let nodes = 0; ; nodes++) {
    const next = nodes < most ? search.next() : null;
    if (next !== null && next.done !== true) continue;
    budget.left -= nodes;
    budget.spent += nodes;
    return next === null ? null : next.value;
  }
}
