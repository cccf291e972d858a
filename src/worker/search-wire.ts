import type { Bounds, Goal, SearchProgress } from '../checker/explore/index.ts';
import type { SweepCell } from '../checker/sweep/index.ts';
import type { EventIndex, ProcessId } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';

export type { BoundName, Bounds, Goal } from '../checker/explore/index.ts';

/** One thing to be found out. A worker serves one of them, and then the next. */
export type SearchTask =
  /** What could be looked for in runs of this scenario, and how far a search goes if nobody says otherwise. */
  | { readonly kind: 'about'; readonly spec: RunSpec }
  /** The shortest run that violates a rule, or that reaches a goal. */
  | {
      readonly kind: 'explore';
      readonly spec: RunSpec;
      readonly bounds: Partial<Bounds>;
      /** After which event of the run; null: before anybody does anything. */
      readonly from: EventIndex | null;
      /** The id of a goal; null: a violation. */
      readonly goal: string | null;
      /** The rule that is to be violated; null: whichever comes first. */
      readonly rule: string | null;
      readonly room: Room;
    }
  /** A run that violates this rule too, without what its violation does not need. */
  | {
      readonly kind: 'shrink';
      readonly spec: RunSpec;
      readonly rule: string;
      /** The event at which the page saw it violated; null: that is not known. */
      readonly at: EventIndex | null;
    }
  /** What comes of the run if this process crashes, at each of its instants. */
  | { readonly kind: 'sweep'; readonly spec: RunSpec; readonly process: ProcessId };

/** Where a search stops although there is more to see. */
export interface Room {
  readonly maxStates: number;
  readonly maxBytes: number;
  /** Absent: the bound of that name. */
  readonly maxDepth?: number;
}

export type SearchRequest =
  | { readonly kind: 'begin'; readonly task: SearchTask }
  /** Rests after the slice that is under way; what was seen is kept. */
  | { readonly kind: 'stop' }
  /** Goes on after a rest, as far as this. */
  | { readonly kind: 'more'; readonly room: Room };

/** A run that was found, to be opened as a branch. */
export interface FoundBranch {
  /** The rule that is violated, or the goal. */
  readonly id: string;
  /** What that says, in a few words. */
  readonly title: string;
  /** Who did what, in one sentence. */
  readonly message: string;
  readonly spec: RunSpec;
  /** Where it is to be opened: its first step comes next. */
  readonly from: EventIndex;
  /** Where it is so. */
  readonly to: EventIndex;
  /** How many events lie between. */
  readonly steps: number;
}

/** How far a search has come. */
export interface Explored extends Pick<
  SearchProgress,
  'status' | 'distinct' | 'depth' | 'waiting' | 'bytes'
> {
  readonly task: 'explore';
  readonly statesPerSecond: number;
  readonly bounds: Bounds;
  /** Are the run's own options searched, since those for searches would have changed what happened before? */
  readonly ownOptions: boolean;
  readonly found: readonly FoundBranch[];
}

/** How far a run was reduced. */
export interface Shrunk {
  readonly task: 'shrink';
  readonly rule: string;
  /** Runs that were played. */
  readonly tried: number;
  /** Interventions in the run that was given. */
  readonly before: number;
  /** And in the shortest so far; null: the violation was not seen again, or the run was not played yet. */
  readonly left: number | null;
  /** The shortest so far, unless it is the one that was given. */
  readonly found: readonly FoundBranch[];
}

/** What comes of a crash at one instant, as a run that can be opened. */
export type SweptCell = SweepCell;

export interface Swept {
  readonly task: 'sweep';
  readonly process: ProcessId;
  /** How many cells there will be. */
  readonly total: number;
  /** The run goes on after this event, and nobody crashes there; null: it ends by itself. */
  readonly goesOnAfter: EventIndex | null;
  /** Cells from this place on, in the order of the run; those before it were told. */
  readonly from: number;
  readonly cells: readonly SweptCell[];
}

export type Told = Explored | Shrunk | Swept;

export type SearchReply =
  | { readonly kind: 'about'; readonly goals: readonly Goal[]; readonly bounds: Bounds }
  /** Now and then, while it is at work. */
  | { readonly kind: 'progress'; readonly told: Told }
  /** It rests: it has finished, was stopped, or has no room left. */
  | { readonly kind: 'rest'; readonly told: Told; readonly finished: boolean }
  /** It cannot be done, or has failed: one plain sentence. */
  | { readonly kind: 'failed'; readonly message: string };
