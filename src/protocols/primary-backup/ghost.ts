import type { ProcessId } from '../../engine/configuration.ts';
import type { KeyStory } from './single-copy.ts';
import type { View } from './types.ts';

/** What the properties remember, gathered from events: views that were formed, answers that were given. */
export interface Ghost {
  /** Every view, oldest first. */
  readonly views: readonly ViewStory[];
  /** Who has answered a client as primary of which view; the newest only. */
  readonly acted: readonly { readonly view: number; readonly server: ProcessId }[];
  readonly keys: Readonly<Record<string, KeyStory>>;
  /** The first violation of each rule. */
  readonly breaches: readonly Breach[];
  readonly seen: readonly Seen[];
}

/** A view, and the three instants of it that must not be taken for one. It is here once the view server has decided. */
export interface ViewStory {
  readonly view: View;
  /** The primary of the view before. */
  readonly old: ProcessId | null;
  readonly newKnows: boolean;
  readonly oldKnows: boolean;
}

export type Seen = 'changed' | 'takeover' | 'copied' | 'refused';

interface Breach {
  readonly rule: string;
  readonly message: string;
  readonly processes: readonly ProcessId[];
}

export const INITIAL_GHOST: Ghost = { views: [], acted: [], keys: {}, breaches: [], seen: [] };

/** Remembers the first violation of a rule; those that follow from it would only hide it. */
export function withBreach(
  ghost: Ghost,
  rule: string,
  message: string,
  processes: readonly ProcessId[],
): Ghost {
  if (ghost.breaches.some((breach) => breach.rule === rule)) return ghost;
  return { ...ghost, breaches: [...ghost.breaches, { rule, message, processes }] };
}

export function withSeen(ghost: Ghost, what: Seen): Ghost {
  return ghost.seen.includes(what) ? ghost : { ...ghost, seen: [...ghost.seen, what] };
}
