import { canonical } from '../../base/canonical.ts';
import type { Answered } from './model.ts';
import type { Problem } from './problem.ts';
import type { Value } from './types.ts';

/** Tells early that an answer can no longer be given, whatever follows. */
export interface Guard {
  /** To be told what is done in every order that is still to come, and what no longer is. */
  done(task: number): void;
  undone(task: number): void;
  /** `isDone`: in the order at hand. */
  isHopeless(state: number, isDone: (task: number) => boolean): boolean;
}

/** Of the answers still to be given, so many are looked at: those that return first. */
const LOOKED_AT = 2;

/**
 * An answer can be given later only if the state already leads to it, as "ab" leads to "abc", or if an operation that
 * could bring such a state is still to come. This is a necessary condition only, so nothing legal is lost. Null where the
 * model says nothing of the kind.
 */
export function createGuard({ model, space, tasks }: Problem): Guard | null {
  const { foresight } = model;
  if (foresight === undefined) return null;
  const answered = tasks.map(({ kind }) => space.answeredOf(kind));
  const wanted = [...tasks.keys()]
    .filter((task) => !tasks[task]!.isOptional && foresight.wants(answered[task]!))
    .sort((a, b) => tasks[a]!.ret - tasks[b]!.ret);
  const rank = new Int32Array(tasks.length).fill(wanted.length);
  wanted.forEach((task, at) => void (rank[task] = at));
  const sources: (readonly number[] | undefined)[] = [];
  const leads: (Map<number, boolean> | undefined)[] = [];
  const givers: (Map<Value, readonly number[]> | undefined)[] = [];
  const isSettled = new Uint8Array(tasks.length);
  let first = 0;

  /** What may come before the answer, and makes `is` true of it. */
  function earlier(task: number, is: (other: Answered) => boolean): readonly number[] {
    const { ret } = tasks[task]!;
    return [...tasks.keys()].filter(
      (other) => other !== task && tasks[other]!.call <= ret && is(answered[other]!),
    );
  }

  function sourcesOf(task: number): readonly number[] {
    return (sources[task] ??= earlier(task, (other) => foresight!.brings(other, answered[task]!)));
  }

  function leadsTo(state: number, task: number): boolean {
    const known = (leads[task] ??= new Map<number, boolean>());
    const before = known.get(state);
    if (before !== undefined) return before;
    const values = space.valuesOf(state);
    const is = values.some((value) => foresight!.leadsTo(value, answered[task]!));
    known.set(state, is);
    return is;
  }

  /** Everything that must be answered first has somebody to answer it. */
  function canBeReached(state: number, task: number, isDone: (task: number) => boolean): boolean {
    const [only, ...others] = space.valuesOf(state);
    if (foresight?.before === undefined || only === undefined || others.length > 0) return true;
    return foresight.before(only, answered[task]!).every((out) => {
      const name = typeof out === 'object' ? `\0${canonical(out)}` : out;
      const byName = (givers[task] ??= new Map<Value, readonly number[]>());
      const known = byName.get(name) ?? earlier(task, (other) => foresight.gives!(other, out));
      byName.set(name, known);
      return known.some((giver) => !isDone(giver));
    });
  }

  function canStillBe(state: number, task: number, isDone: (task: number) => boolean): boolean {
    const isInReach = leadsTo(state, task) || sourcesOf(task).some((source) => !isDone(source));
    return isInReach && canBeReached(state, task, isDone);
  }

  return {
    done(task) {
      isSettled[task] = 1;
      while (first < wanted.length && isSettled[wanted[first]!] === 1) first++;
    },
    undone(task) {
      isSettled[task] = 0;
      first = Math.min(first, rank[task]!);
    },
    isHopeless(state, isDone) {
      let looked = 0;
      for (let at = first; at < wanted.length && looked < LOOKED_AT; at++) {
        const task = wanted[at]!;
        if (isDone(task)) continue;
        if (!canStillBe(state, task, isDone)) return true;
        looked++;
      }
      return false;
    },
  };
}
