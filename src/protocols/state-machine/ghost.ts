import type { OperationId, ProcessId } from '../../engine/configuration.ts';

/** What the properties remember, gathered from events: who came to which digest first, and where another came to another. */
export interface Ghost {
  /** For each position, 0 is the beginning, who got there first, and with which digest. */
  readonly firsts: readonly First[];
  /** How many positions of each replica have been compared. */
  readonly heights: Readonly<Record<ProcessId, number>>;
  /** Where digests parted first; those that follow from it would only hide it. */
  readonly parting: Parting | null;
  /** Whose program has crashed over an entry so far. */
  readonly stumbled: readonly ProcessId[];
  readonly seen: readonly Seen[];
}

export interface First {
  readonly digest: string;
  readonly replica: ProcessId;
  /** What was carried out to get there; `the beginning` at 0. */
  readonly title: string;
  /** The request that asked for it; null at the beginning. */
  readonly request: OperationId | null;
}

export interface Parting {
  readonly position: number;
  readonly first: First;
  readonly other: First;
}

export type Seen = 'behind' | 'fetched' | 'crashed all';

export const INITIAL_GHOST: Ghost = {
  firsts: [],
  heights: {},
  parting: null,
  stumbled: [],
  seen: [],
};

export function withSeen(ghost: Ghost, what: Seen): Ghost {
  return ghost.seen.includes(what) ? ghost : { ...ghost, seen: [...ghost.seen, what] };
}
