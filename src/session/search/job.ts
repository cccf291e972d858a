import type { BoundName, Bounds, Goal, Room, SearchTask, Told } from '../../worker/search-wire.ts';
import { canonical } from '../../base/canonical.ts';
import { branchOf } from '../current-branch.ts';
import type { BranchId, SessionState } from '../state.ts';

/** What is looked for; of each kind there is one search at a time. */
export type JobKind = 'violation' | 'goal' | 'shrink' | 'sweep';

/** How a search stands. */
type JobState =
  | 'working'
  /** Stop was pressed, and its worker has not answered yet. */
  | 'stopping'
  | 'stopped'
  /** It did not hear Stop and was ended: nothing of what it had seen is left. */
  | 'lost'
  /** It has ended by itself: `told` says how. */
  | 'ended'
  | 'failed';

/** One search that somebody asked for, and how far it has come. */
export interface Job {
  readonly kind: JobKind;
  readonly task: SearchTask;
  /** The branch that was in force when it was asked for. */
  readonly branch: BranchId;
  readonly state: JobState;
  /** Null: nothing is known yet. */
  readonly told: Told | null;
  /** How many runs it had found when it last went on: what comes after them is new. */
  readonly known: number;
  readonly room: Room;
  /** Is there anything left that it could go on with? */
  readonly finished: boolean;
  /** What went wrong, in one sentence. */
  readonly problem: string | null;
}

/** What can be looked for in a run, and how far a search goes by itself. */
export interface About {
  readonly goals: readonly Goal[];
  readonly bounds: Bounds;
}

/** What is known of that; `of` which runs see `kindOfRun`. */
type Inquiry =
  | { readonly of: string; readonly state: 'asked' }
  | { readonly of: string; readonly state: 'known'; readonly about: About }
  | { readonly of: string; readonly state: 'failed'; readonly problem: string };

/** All that the page knows of searches. Kept beside the session's state, since most pages never search. */
export interface SearchState {
  readonly jobs: Readonly<Record<JobKind, Job | null>>;
  /** Null: nobody has asked. */
  readonly inquiry: Inquiry | null;
  /** Bounds that the reader has set, for the scenario in force. */
  readonly chosen: Partial<Record<BoundName, number>>;
}

/** So many at one time: the page and its engine want a core too. */
const MOST_AT_WORK = 2;

/** Runs of which the same can be asked: of one scenario, with the same options. */
export function kindOfRun(state: SessionState): string {
  const spec = branchOf(state)?.spec;
  if (spec === undefined) return '';
  return `${spec.protocol}/${spec.scenario} ${canonical(spec.options)}`;
}

export function isAtWork(job: Job | null): boolean {
  return job?.state === 'working' || job?.state === 'stopping';
}

/** Why no other search can begin now; null: one can. `kind` is replaced, and does not count. */
export function whyNoMore({ jobs }: SearchState, kind: JobKind): string | null {
  const others = Object.values(jobs).filter((job) => job?.kind !== kind && isAtWork(job));
  return others.length >= MOST_AT_WORK ? 'Two searches are at work: stop one of them first.' : null;
}

const MEGABYTE = 1_000_000;

/** A search ends in seconds, and leaves the page its memory. */
export const FIRST_ROOM: Room = { maxStates: 200_000, maxBytes: 256 * MEGABYTE };
/** What a browser gives a page is not known: more than this is not asked for. */
const MOST_BYTES = 1024 * MEGABYTE;

/** Twice as much as before of what ran out, and five times the states; null: there is no more to be had. */
export function moreRoom(room: Room, told: Told | null): Room | null {
  if (told === null || told.task !== 'explore') return room;
  const { status, bounds } = told;
  if (status === 'states') return { ...room, maxStates: room.maxStates * 5 };
  if (status === 'depth') return { ...room, maxDepth: (room.maxDepth ?? bounds.depth) + 20 };
  if (status !== 'memory') return room;
  return room.maxBytes >= MOST_BYTES ? null : { ...room, maxBytes: room.maxBytes * 2 };
}
