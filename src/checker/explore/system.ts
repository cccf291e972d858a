import type { KeyWriter } from './key-writer.ts';

/**
 * What can be searched: where it begins, what may happen, what comes of it, and which states count as one.
 * All four are pure; `enabled` always lists the same actions in the same order for the same state.
 */
export interface TransitionSystem<S, A> {
  readonly initial: readonly S[];
  /** May hand out one list again and again: it is read before the next call. */
  enabled(state: S): readonly A[];
  step(state: S, action: A): S;
  /** False: the state is beyond the bounds of the search, which passes over it. Absent: there are none. */
  readonly within?: (state: S) => boolean;
  /** Writes whatever tells this state from others; equal keys mean the same future. */
  key(state: S, into: KeyWriter): void;
  /**
   * One state that stands for all those that differ only in which of several interchangeable processes does what.
   * Exact: two states have the same representative if and only if a renaming turns one into the other.
   */
  readonly representative?: (state: S) => S;
  /** About how many bytes a state takes while it waits to be expanded, beside its key. Absent: 16. */
  readonly stateBytes?: number;
}

/** What is looked for in every state. */
export interface Property<S> {
  readonly id: string;
  /** `always`: holds everywhere, else there is a violation. `sometimes`: a state where it holds is looked for. */
  readonly expectation: 'always' | 'sometimes';
  /** Is noted where it comes about first, and the search goes on. */
  readonly notedOnly?: boolean;
  /** Null, or in one sentence the violation (`always`), or what has come about (`sometimes`). */
  check(state: S): string | null;
}
