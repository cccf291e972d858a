import type { Property, TransitionSystem } from '../system.ts';

/** A system whose numbers of states are published: it proves the search, not the other way round. */
export interface ReferenceModel extends TransitionSystem<number, number> {
  readonly properties: readonly Property<number>[];
  /** The action as its specification calls it: `RMPrepare(r2)`. */
  actionText(action: number): string;
}
