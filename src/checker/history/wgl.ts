import { createGuard } from './guard.ts';
import { READING, type Problem, type Reading } from './problem.ts';
import type { Search } from './search.ts';
import { ILLEGAL } from './space.ts';

/**
 * Depth first over the orders that real time allows, in a linked list of calls and returns from which what is done is
 * lifted out (Wing & Gong 1993), visiting every pair of done operations and state once (Lowe 2017).
 * Copes with many concurrent writes. Out: whether there is an order, and which one; never where it fails.
 */
export function* wgl(problem: Problem, reading: Reading = READING): Search {
  const { space, tasks, instants } = problem;
  const list = createList(problem);
  const done = createBits(tasks.length);
  const visited = new Set<string>();
  const chosen: Choice[] = [];
  const twin = earlierTwins(problem);
  const guard = createGuard(problem);
  let left = tasks.reduce((count, { isOptional }) => count + (isOptional ? 0 : 1), 0);
  let state = space.start;
  let node = list.first();

  const taskAt = (at: number) => instants[at - 1]?.task ?? 0;
  const count = (task: number, by: number): void => {
    if (tasks[task]?.isOptional === false) left += by;
  };
  /** One of several equal operations that never returned stands for all: the earliest that is not done yet. */
  const isTwin = (task: number): boolean => {
    const earlier = twin[task] ?? NONE;
    return earlier !== NONE && !done.has(earlier);
  };

  /** Undoes choices until there is another one to try. Out: false when there is none. */
  function retreat(): boolean {
    for (;;) {
      const last = chosen.pop();
      if (last === undefined) return false;
      const task = taskAt(last.node);
      list.putBack(last.node);
      done.remove(task);
      guard?.undone(task);
      count(task, 1);
      state = last.state;
      node = list.after(last.node);
      if (!last.isOnly) return true;
    }
  }

  while (left > 0) {
    if (node === END || instants[node - 1]?.isReturn !== false) {
      if (!retreat()) return { legal: false, notBefore: null };
      continue;
    }
    yield;
    const at = taskAt(node);
    const { kind = 0, observes = false } = tasks[at] ?? {};
    const next = isTwin(at) ? ILLEGAL : space.step(state, kind);
    if (next === ILLEGAL) {
      node = list.after(node);
      continue;
    }
    // What only observes, and is legal in every possible state, is as good first as at any other place.
    const isOnly = observes && next === state;
    done.add(at);
    guard?.done(at);
    const name = reading.cache === 'operations' ? done.name() : `${next}:${done.name()}`;
    if (!visited.has(name) && guard?.isHopeless(next, done.has) !== true) {
      visited.add(name);
      chosen.push({ node, state, isOnly });
      state = next;
      list.lift(node);
      count(at, -1);
      node = list.first();
      continue;
    }
    done.remove(at);
    guard?.undone(at);
    if (!isOnly) node = list.after(node);
    else if (!retreat()) return { legal: false, notBefore: null };
  }
  return { legal: true, witness: chosen.map((one) => tasks[taskAt(one.node)]?.op ?? 0) };
}

interface Choice {
  readonly node: number;
  /** The state before it. */
  readonly state: number;
  /** There was no need to try anything else in its place. */
  readonly isOnly: boolean;
}

const END = 0;
const NONE = -1;

/** Of every operation that never returned: the one before it that is its equal. */
function earlierTwins({ tasks }: Problem): readonly number[] {
  const latest = new Map<number, number>();
  return tasks.map(({ isOptional, kind }, task) => {
    if (!isOptional) return NONE;
    const earlier = latest.get(kind) ?? NONE;
    latest.set(kind, task);
    return earlier;
  });
}

/** A circle of instants; node 0 is before the first and after the last, node i is instant i - 1. */
function createList({ tasks, instants }: Problem) {
  const size = instants.length + 1;
  const next = Int32Array.from({ length: size }, (_, at) => (at + 1) % size);
  const previous = Int32Array.from({ length: size }, (_, at) => (at + size - 1) % size);
  const returnOf = new Int32Array(tasks.length);
  instants.forEach(({ task, isReturn }, at) => {
    if (isReturn) returnOf[task] = at + 1;
  });
  const matching = (node: number): number => returnOf[instants[node - 1]?.task ?? 0] ?? END;
  const unlink = (node: number): void => {
    const [before = END, behind = END] = [previous[node], next[node]];
    next[before] = behind;
    previous[behind] = before;
  };
  const link = (node: number): void => {
    next[previous[node] ?? END] = node;
    previous[next[node] ?? END] = node;
  };
  return {
    first: () => next[END] ?? END,
    after: (node: number) => next[node] ?? END,
    lift(node: number) {
      unlink(node);
      if (matching(node) !== END) unlink(matching(node));
    },
    putBack(node: number) {
      if (matching(node) !== END) link(matching(node));
      link(node);
    },
  };
}

/** A set of small numbers with a short name: what is below the first gap and above the last member is left out. */
function createBits(size: number) {
  const words = new Uint16Array((size >> 4) + 1);
  const FULL = 0xffff;
  return {
    has: (item: number) => (((words[item >> 4] ?? 0) >> (item & 15)) & 1) === 1,
    add: (item: number) => void (words[item >> 4]! |= 1 << (item & 15)),
    remove: (item: number) => void (words[item >> 4]! &= ~(1 << (item & 15))),
    name(): string {
      let from = 0;
      while (from < words.length && words[from] === FULL) from++;
      let to = words.length;
      while (to > from && words[to - 1] === 0) to--;
      let text = `${from}`;
      for (let at = from; at < to; at++) text += `,${words[at]}`;
      return text;
    },
  };
}
