import type { Problem } from './problem.ts';

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
  const isSettled = new Uint8Array(tasks.length);
  let first = 0;

  function sourcesOf(task: number): readonly number[] {
    return (sources[task] ??= [...tasks.keys()].filter(
      (other) => other !== task && foresight!.brings(answered[other]!, answered[task]!),
    ));
  }

  function canStillBe(task: number, state: number, isDone: (task: number) => boolean): boolean {
    const leads = space.valuesOf(state).some((value) => foresight!.leadsTo(value, answered[task]!));
    return leads || sourcesOf(task).some((source) => !isDone(source));
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
        if (!canStillBe(task, state, isDone)) return true;
        looked++;
      }
      return false;
    },
  };
}
