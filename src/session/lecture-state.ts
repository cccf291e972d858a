import type { EventIndex, ProcessId } from '../engine/configuration.ts';
import type { ToolId, Target } from './armed-tools.ts';
import { NO_BREAKPOINTS, type Breakpoint, type Breakpoints } from './breakpoints.ts';
import type { AskedQuestion } from './questions.ts';
import type { Goal } from './run-goals.ts';
import type { Search } from './run-until.ts';
import type { InterventionAction } from '../engine/spec.ts';

/** What a press of Step goes by. */
export type StepUnit = 'event' | 'message' | 'beat' | 'node';

/** In percent of the size the page has by itself. */
export const TEXT_SIZES = [85, 100, 125, 150] as const;
type TextSize = (typeof TEXT_SIZES)[number];

/** What stays as the reader has set it, over runs and reloads. */
export interface Settings {
  readonly textSize: TextSize;
  /** Keys that were changed, by the id of their command. */
  readonly keys: Readonly<Record<string, string>>;
  /** What keeps a protocol alive is passed over and drawn faintly. */
  readonly quiet: boolean;
}

/** What is in the lecturer's hand, for this run. */
export interface RunHand {
  readonly question: AskedQuestion | null;
  /** Ids of the questions that were asked in this run. */
  readonly asked: readonly string[];
  readonly armed: ToolId | null;
  /** Why the armed tool did nothing with what was clicked last. */
  readonly refusal: string | null;
  /** The nodes of one side of a wall that is being built; null: none is. */
  readonly wall: readonly ProcessId[] | null;
  readonly breakpoints: Breakpoints;
  readonly search: Search | null;
}

/** How the page is shown just now. */
export interface Showing {
  readonly stepUnit: StepUnit;
  readonly blackout: boolean;
  readonly laser: boolean;
  readonly headlineHidden: boolean;
  /** Where each remark was first seen, by its id; null: it was dismissed. */
  readonly callouts: Readonly<Record<string, string | null>>;
}

export type LectureState = Settings & RunHand & Showing;

export const EMPTY_HAND: RunHand = {
  question: null,
  asked: [],
  armed: null,
  refusal: null,
  wall: null,
  breakpoints: NO_BREAKPOINTS,
  search: null,
};

export const FIRST_SHOWING: Settings & Showing = {
  textSize: 100,
  keys: {},
  quiet: true,
  stepUnit: 'event',
  blackout: false,
  laser: false,
  headlineHidden: false,
  callouts: {},
};

export interface LectureActions {
  /** The next question of the lesson, else one about what comes next. */
  readonly askQuestion: () => void;
  readonly choose: (option: string) => void;
  readonly reveal: () => void;
  /** The answer to a question of a run that is about to be opened: it goes on from there, then tells. */
  readonly answerEarly: (question: string, option: string) => void;
  readonly closeQuestion: () => void;
  /** A world of the question as a branch, at the question's event. */
  readonly showWorld: (id: string) => void;
  /** A click on a glyph of the stage: true where somebody waits for one, and takes it. */
  readonly pick: (target: Target) => boolean;
  readonly arm: (tool: ToolId | null) => void;
  readonly startWall: () => void;
  readonly toggleSide: (node: ProcessId) => void;
  readonly buildWall: (clientsPass: boolean) => void;
  readonly healAll: () => void;
  /** Goes there and intervenes. */
  readonly interveneAt: (index: EventIndex, action: InterventionAction) => void;
  readonly setStepUnit: (unit: StepUnit) => void;
  /** One step of the chosen unit. */
  readonly stepBy: (direction: 1 | -1) => void;
  readonly runUntil: (goal: Goal) => void;
  readonly stopSearch: () => void;
  readonly toggleBreakpoint: (breakpoint: Breakpoint) => void;
  readonly setBlackout: (on: boolean) => void;
  readonly adjust: (change: Partial<Settings & Pick<Showing, 'laser' | 'headlineHidden'>>) => void;
  readonly noteCallout: (id: string, event: string | null) => void;
  /** Closes the innermost thing that is open; false: nothing was. */
  readonly escape: () => boolean;
}
