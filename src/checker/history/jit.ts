import {
  answerOf,
  createFrontier,
  observed,
  successors,
  usedOf,
  withoutDone,
  withUsed,
  type Configuration,
  type Offers,
  type Open,
  type Trail,
} from './configurations.ts';
import { createGuard } from './guard.ts';
import { READING, type Problem, type Reading } from './problem.ts';
import type { Search } from './search.ts';
import type { Space } from './space.ts';

/**
 * All configurations that the instants so far allow; an operation takes effect only when some response needs it
 * (just-in-time linearization, Lowe 2017). Copes with many operations that never return: equal ones are
 * counted and not named, and of two configurations that differ in what they used up the poorer one is dropped.
 */
export function createStand(
  space: Space,
  isHopeless: (one: Configuration) => boolean = () => false,
) {
  let all: readonly Configuration[] = [{ state: space.start, done: '', used: '', trail: null }];
  let open: readonly Open[] = [];
  let spare: Offers['spare'] = [];
  const offers = (): Offers => ({ space, open, spare });

  return {
    configurations: () => all,
    /** The answer that an operation has given there, as a number of the space; null where it has none yet. */
    answerIn(done: string, slot: number): number | null {
      const answer = answerOf(done, slot) ?? 0;
      return answer === 0 ? null : answer - 1;
    },
    invoke(one: Open): void {
      open = [...open, one];
      if (one.observes && one.isKnown) all = all.map((from) => observed(offers(), from));
    },
    invokeOptional(kind: number): void {
      spare = withOneMore(spare, kind);
    },
    /** Every configuration in which the operation has taken effect, reached with no more than that needs. */
    *reach(slot: number): Generator<void, readonly Configuration[], void> {
      const found = createFrontier();
      const seen = createFrontier();
      const waiting: Configuration[] = [];
      const offer = (one: Configuration): void => {
        if (answerOf(one.done, slot) !== null) found.add(one);
        else if (seen.add(one)) waiting.push(one);
      };
      all.forEach(offer);
      const now = offers();
      // First come, first served: who used little makes those who used more superfluous.
      for (let at = 0; at < waiting.length; at++) {
        for (const next of successors(now, waiting[at]!)) {
          yield;
          const settled = observed(now, next);
          if (!isHopeless(settled)) offer(settled);
        }
      }
      return found.all();
    },
    /**
     * Leaves the configurations in which the operation has taken effect, with this answer if one is given. Out: whether
     * there are any. Where there are none, nothing has changed but that the operation is closed.
     */
    *respond(slot: number, answer: number | null = null): Generator<void, boolean, void> {
      const remaining = createFrontier();
      for (const one of yield* this.reach(slot)) {
        if (answer !== null && answerOf(one.done, slot) !== answer + 1) continue;
        remaining.add({ ...one, done: withoutDone(one.done, slot) });
      }
      open = open.filter((other) => other.slot !== slot);
      const left = remaining.all();
      if (left.length > 0) all = left;
      return left.length > 0;
    },
    /** It will never return: from now on it is one of its kind that may be left out. */
    abandon(slot: number, kind: number, observes: boolean): void {
      open = open.filter((other) => other.slot !== slot);
      if (!observes) spare = withOneMore(spare, kind);
      const at = spare.findIndex((other) => other.kind === kind);
      const frontier = createFrontier();
      for (const { done, used, ...one } of all) {
        const isUsed = !observes && answerOf(done, slot) !== null;
        frontier.add({
          ...one,
          done: withoutDone(done, slot),
          used: isUsed ? withUsed(used, at, usedOf(used, at) + 1) : used,
        });
      }
      all = frontier.all();
    },
  };
}

function withOneMore(spare: Offers['spare'], kind: number): Offers['spare'] {
  const at = spare.findIndex((one) => one.kind === kind);
  const called = (spare[at]?.called ?? 0) + 1;
  return at < 0 ? [...spare, { kind, called }] : spare.with(at, { kind, called });
}

/**
 * A stand at the beginning of a problem, which leaves out what the answers that are still to come make hopeless, and how
 * to tell it that an operation is over.
 */
export function standOf(problem: Problem): {
  readonly stand: ReturnType<typeof createStand>;
  readonly over: (task: number) => void;
} {
  const guard = createGuard(problem);
  const isOver = new Uint8Array(problem.tasks.length);
  const stand = createStand(problem.space, ({ state, done }) => {
    // Operations that never returned are taken to be at hand still.
    const isDone = (task: number) => isOver[task] === 1 || answerOf(done, task) !== null;
    return guard?.isHopeless(state, isDone) === true;
  });
  return {
    stand,
    over: (task) => {
      isOver[task] = 1;
      guard?.done(task);
    },
  };
}

/**
 * In: all operations of one object. Out: an order, if there is one. Answers are used from the call on, so where it ends
 * is no failing prefix: nobody could have known so early.
 */
export function* jit(problem: Problem, _reading: Reading = READING): Search {
  const { tasks, instants } = problem;
  const { stand, over } = standOf(problem);
  for (const { task, isReturn } of instants) {
    const one = tasks[task];
    if (one === undefined) continue;
    if (isReturn) {
      if (!(yield* stand.respond(task))) return { legal: false, notBefore: one.op };
      over(task);
    } else if (one.isOptional) stand.invokeOptional(one.kind);
    else stand.invoke({ ...one, slot: task, isKnown: true });
  }
  return { legal: true, witness: namesOf(problem, stand.configurations()[0]?.trail ?? null) };
}

/** The order of a trail, as indices into the history. Of equal operations that never returned the earliest are taken. */
function namesOf({ tasks }: Problem, last: Trail | null): readonly number[] {
  const trail: Trail[] = [];
  for (let at = last; at !== null; at = at.before) trail.push(at);
  const taken = new Map<number, number>();
  return trail.reverse().map(({ slot, kind }) => {
    if (slot !== null) return tasks[slot]?.op ?? 0;
    const nth = taken.get(kind) ?? 0;
    taken.set(kind, nth + 1);
    const equals = tasks.filter((task) => task.isOptional && task.kind === kind);
    return equals[nth]?.op ?? 0;
  });
}
