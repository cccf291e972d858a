import type { EventIndex, ProcessId } from '../engine/configuration.ts';
import type { InterventionAction, RunSpec } from '../engine/spec.ts';
import type { EventSummary, RunEndSummary, Snapshot } from '../worker/wire.ts';
import type { Beside, BesideActions } from './beside.ts';
import type { FoundActions } from './found.ts';
import type { Judged } from './judging.ts';
import type { LectureActions, LectureState } from './lecture-state.ts';

export type BranchId = number;

/** One history of the tree: a spec, and what the worker has told of it. */
export interface Branch {
  readonly id: BranchId;
  /** After the action that made it: "TC crashes after event 12". */
  readonly name: string;
  readonly spec: RunSpec;
  /** Where it left its parent; null for the first. */
  readonly from: { readonly branch: BranchId; readonly index: EventIndex } | null;
  readonly events: readonly EventSummary[];
  readonly end: RunEndSummary | null;
  readonly status: 'simulating' | 'paused' | 'ended' | 'failed';
  /** One plain sentence, where it failed. */
  readonly problem: string | null;
  /** Not on the strip: undone, or grown into a longer one because it had no future. Kept all the same. */
  readonly hidden: boolean;
  /** The machine has found it; absent: a reader has made it. */
  readonly isFound?: true;
}

export type Selection =
  | { readonly kind: 'node'; readonly id: ProcessId }
  | { readonly kind: 'message'; readonly name: string }
  | null;

export type Theme = 'light' | 'dark' | 'projector' | 'system';

/** What is open beside the stage; one at a time. */
export type Panel =
  | 'inspect'
  | 'log'
  | 'share'
  | 'rules'
  | 'options'
  | 'text'
  | 'help'
  | 'faults'
  | 'until'
  | 'search'
  | 'sweep'
  | 'settings'
  | 'story'
  | null;

export interface Notice {
  readonly tone: 'info' | 'problem';
  readonly text: string;
  readonly reload: boolean;
}

/** Everything the page holds that is not derived. Written by `actions` alone. */
export interface SessionState extends LectureState {
  /** Null: the gallery. */
  readonly branches: readonly Branch[];
  readonly current: BranchId | null;
  /** The last event that has happened on the stage. */
  readonly cursor: EventIndex;
  /** The state at the cursor; one event behind at most while it is fetched. */
  readonly snapshot: Snapshot | null;
  /** The state one event earlier, where it is at hand: what changed is marked. */
  readonly previous: Snapshot | null;
  readonly playing: boolean;
  /** 0.25, 0.5, 1, 2, 4 or Infinity. */
  readonly speed: number;
  readonly selection: Selection;
  readonly theme: Theme;
  readonly present: boolean;
  /** May single keys act? (They can be switched off: WCAG 2.1.4.) */
  readonly shortcuts: boolean;
  /** While playing, wait at each beat long enough to read its sentence. */
  readonly holdAtBeats: boolean;
  readonly panel: Panel;
  readonly axis: 'events' | 'time';
  /** One plain sentence about bad input, a dead worker, a mismatch; null when all is well. */
  readonly notice: Notice | null;
  /** The address of what is shown instead of a run: histories by themselves; null: none is. */
  readonly sheet: string | null;
  /** A link is being opened: neither a run nor the gallery is to be shown yet. */
  readonly awaited: boolean;
  /** Are the operations of the clients shown, from call to return? */
  readonly clients: boolean;
  /** What was found out about them; null: nothing yet. */
  readonly judged: Judged | null;
  /** Shown beside the run in force; null: nothing is. */
  readonly beside: Beside | null;
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

/** One user action: where it was taken and where it led. Going back in time is another thing. */
export interface UndoStep {
  readonly before: Place;
  readonly after: Place;
  /** The branch it was taken on had no future, so the new one took its place. */
  readonly grew: boolean;
}

export interface Place {
  readonly branch: BranchId;
  readonly cursor: EventIndex;
}

/** What a reload or a saved file brings back. */
export interface SavedRun {
  readonly branches: readonly (Pick<Branch, 'id' | 'name' | 'spec' | 'from' | 'hidden'> &
    Partial<Pick<Branch, 'end' | 'isFound'>>)[];
  readonly current: BranchId;
  readonly cursor: EventIndex;
}

export interface SessionActions extends LectureActions, BesideActions, FoundActions {
  /** Opens a run, paused at `cursor` (default: everybody has started). Replaces the tree. */
  readonly open: (spec: RunSpec, cursor?: EventIndex) => void;
  /** Brings a whole tree back. */
  readonly restore: (saved: SavedRun) => void;
  readonly close: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: () => void;
  readonly stepBack: () => void;
  /** To the next or previous arrival of a message. */
  readonly stepMessage: (direction: 1 | -1) => void;
  /** To the next or previous event at the selected node. */
  readonly stepAtNode: (direction: 1 | -1) => void;
  readonly nextBeat: () => void;
  readonly previousBeat: () => void;
  readonly seek: (index: EventIndex) => void;
  /** To the end of what is known; while more is on its way, to the end of that. */
  readonly toEnd: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly select: (selection: Selection) => void;
  /** At the cursor; opens a branch when a future exists. */
  readonly intervene: (action: InterventionAction) => void;
  /** The same run with a rule switched, an option or the seed changed: a branch from event 0 with all interventions. */
  readonly vary: (change: Partial<Pick<RunSpec, 'options' | 'off' | 'seed'>>) => void;
  readonly switchBranch: (id: BranchId) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** After the worker died: the same run once more, in a new one. */
  readonly reload: () => void;
  readonly notify: (notice: Notice) => void;
  readonly dismissNotice: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setPresent: (present: boolean) => void;
  readonly setShortcuts: (on: boolean) => void;
  readonly setHoldAtBeats: (on: boolean) => void;
  readonly setPanel: (panel: Panel) => void;
  /** Until the next `open`, `restore` or `close`. */
  readonly awaitRun: () => void;
  readonly openSheet: (address: string) => void;
  readonly showClients: (on: boolean) => void;
  readonly setJudged: (judged: Judged) => void;
  readonly setAxis: (axis: 'events' | 'time') => void;
}
