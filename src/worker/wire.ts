import type { ActionKind, Outcome, TraceEvent } from '../engine/action.ts';
import type {
  EventIndex,
  LogRecord,
  OperationId,
  ProcessId,
  VirtualTime,
} from '../engine/configuration.ts';
import type { HistoryOperation, Tally, Waiting } from '../engine/protocol.ts';
import type { RunOutcome, RunSpec } from '../engine/spec.ts';
import type { Question } from '../scene/lesson.ts';
import type { Condition } from '../scene/outage.ts';
import type { Picture, Tone } from '../scene/presentation.ts';

/** What the page asks of the engine's worker. `run` is the asker's number for a run; the newest `load` is the one worked on. */
export type EngineRequest =
  /** Simulates from the start, as far as `ahead` events; the reply stream begins at once. */
  | { readonly kind: 'load'; readonly run: number; readonly spec: RunSpec; readonly ahead: number }
  /** Goes on simulating until there are `until` events. */
  | { readonly kind: 'extend'; readonly run: number; readonly until: number }
  | { readonly kind: 'snapshot'; readonly run: number; readonly index: EventIndex }
  | { readonly kind: 'digest'; readonly run: number; readonly index: EventIndex }
  /** What is right? The id of a question of the lesson, or of one that was posed. */
  | { readonly kind: 'ask'; readonly run: number; readonly question: string }
  /** A question about what comes after event `index`, for where the lesson has none. */
  | { readonly kind: 'pose'; readonly run: number; readonly index: EventIndex }
  /** How a scenario looks at its decisive moment; belongs to no run. */
  | { readonly kind: 'still'; readonly protocol: string; readonly scenario: string }
  /** Stops simulating; what is there stays. */
  | { readonly kind: 'cancel'; readonly run: number };

export type EngineReply =
  | {
      readonly kind: 'still';
      /** Of no run. */
      readonly run: 0;
      readonly protocol: string;
      readonly scenario: string;
      /** Null: there is no such scenario, or it cannot be run. */
      readonly still: Still | null;
    }
  /** Event summaries `from` ... in order. */
  | {
      readonly kind: 'events';
      readonly run: number;
      readonly from: EventIndex;
      readonly events: readonly EventSummary[];
    }
  /** Simulated as far as asked; there may be more. */
  | { readonly kind: 'paused'; readonly run: number; readonly count: number }
  | { readonly kind: 'ended'; readonly run: number; readonly end: RunEndSummary }
  | {
      readonly kind: 'snapshot';
      readonly run: number;
      readonly index: EventIndex;
      readonly snapshot: Snapshot;
    }
  | {
      readonly kind: 'digest';
      readonly run: number;
      readonly index: EventIndex;
      /** Empty where the run has no such event. */
      readonly digest: string;
      /** Right after each intervention, the digest there; empty where it has not happened yet. */
      readonly marks: readonly string[];
      /** The event that each intervention became. */
      readonly at: readonly (EventIndex | null)[];
    }
  | {
      readonly kind: 'answered';
      readonly run: number;
      readonly question: string;
      /** Ids of the options that are right: at least one, and never all. */
      readonly right: readonly string[];
      readonly why: string;
      readonly worlds: readonly AskedWorld[];
    }
  /** It cannot be answered in this run: why not, in one plain sentence. */
  | {
      readonly kind: 'unasked';
      readonly run: number;
      readonly question: string;
      readonly message: string;
    }
  /** Null: there is nothing to guess at this event. */
  | {
      readonly kind: 'posed';
      readonly run: number;
      readonly index: EventIndex;
      readonly question: PosedQuestion | null;
    }
  /** The spec could not be run, or the engine failed: one plain sentence. */
  | { readonly kind: 'failed'; readonly run: number; readonly message: string };

/** One instant of a run in outline, for a small picture of it. */
export interface Outline {
  readonly nodes: readonly {
    readonly id: ProcessId;
    readonly role: string;
    readonly tone: Tone;
    readonly status: string;
  }[];
  readonly messages: readonly {
    readonly from: ProcessId;
    readonly to: ProcessId;
    readonly messageKind: string;
    /** How far it has come, 0 to 1. */
    readonly share: number;
  }[];
  readonly cuts: readonly string[];
  /** Who ever speaks with whom: `P1 TC`, in order of names. */
  readonly links: readonly string[];
}

/** A scenario's decisive moment. */
export interface Still extends Outline {
  /** How many beats lead up to it. */
  readonly beats: number;
  /** How many questions the scenario asks. */
  readonly questions: number;
  /** Of a model of many machines: its first chart; null: it is no such model. */
  readonly curves: Curves | null;
}

/** A chart in outline. */
export interface Curves {
  readonly max: number;
  /** Capacities and the like. */
  readonly lines: readonly number[];
  /** For each curve: is it what the others are held against? */
  readonly limits: readonly boolean[];
  readonly samples: readonly { readonly time: number; readonly values: readonly number[] }[];
}

/** A world of a question, as a run that can be opened. */
export interface AskedWorld {
  readonly id: string;
  readonly label: string;
  readonly spec: RunSpec;
}

/** What the page shows of a question; `ask` by its id tells what is right. */
export type PosedQuestion = Pick<Question, 'id' | 'prompt' | 'kind' | 'options'>;

export interface RunEndSummary {
  readonly count: number;
  readonly outcome: RunOutcome;
  readonly waiting: readonly Waiting[];
  readonly verdicts: readonly Verdict[];
  /** Interventions (by position) whose anchor never happened: applied by time. */
  readonly unanchored: readonly number[];
}

/** One end of a message's journey, seen from the event. */
export interface MessageEnd {
  readonly envelope: string;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly messageKind: string;
  readonly background: boolean;
}

/** An event as the timeline needs it. */
export interface EventSummary {
  readonly index: EventIndex;
  readonly time: VirtualTime;
  readonly name: string;
  readonly kind: ActionKind;
  /** For faults: which. */
  readonly fault: string | null;
  /** What was done to a model, by the id of the perturbation; null: nothing of that kind. */
  readonly deed: string | null;
  readonly process: ProcessId | null;
  readonly outcome: Outcome;
  readonly background: boolean;
  readonly headline: string;
  readonly rule: string | null;
  /** The rule as a line of pseudo-code. */
  readonly code: string | null;
  readonly beat: string | null;
  readonly causes: readonly EventIndex[];
  readonly sent: readonly MessageEnd[];
  /** The envelope that ended here, and how: delivered, lost, queued, dropped. */
  readonly received: MessageEnd | null;
  /** It arrived and changed nothing: the receiver knew it already, or does not care. */
  readonly ignored: boolean;
  /** The envelope that a fault acts on. */
  readonly struck: string | null;
  /** Links that are cut from here on, `P1>TC`; null: as before. */
  readonly cuts: readonly string[] | null;
  /** What changed on the lanes with this event. */
  readonly lanes: readonly {
    readonly process: ProcessId;
    readonly tone: Tone;
    readonly status: string;
  }[];
  /** Records that became durable, as text. */
  readonly durable: readonly string[];
  readonly call: ClientCall | null;
  readonly returned: ClientReturn | null;
  /** Rules newly violated by this event. */
  readonly violated: readonly string[];
  /** A remark whose claim holds here. */
  readonly callout: { readonly id: string; readonly text: string } | null;
  /** The lesson's questions that stand here. */
  readonly asks: readonly PosedQuestion[];
  /** For a model of many machines: what its charts show from here on. Null: it has none. */
  readonly reading: Reading | null;
}

/** The numbers of a model at one instant. */
export interface Reading {
  /** Of every gauge, chart by chart. */
  readonly values: readonly number[];
  /** The trigger as it acts; null: there is none. */
  readonly trigger: string | null;
  readonly condition: { readonly kind: Condition; readonly word: string };
}

/** A client asks for something. */
export interface ClientCall {
  readonly operation: OperationId;
  readonly text: string;
  /** `C1`; after it gave one up, `C1/2`: what never returned is its client's last. */
  readonly client: string;
  /** For a history; null: this protocol's are not judged, or nobody could tell whether it ever was. */
  readonly entry: HistoryOperation | null;
}

/** And gets its answer. */
export interface ClientReturn {
  readonly operation: OperationId;
  readonly text: string;
  /** For a history, with its answer; null: it left no trace. */
  readonly entry: HistoryOperation | null;
}

export interface Verdict {
  readonly rule: string;
  readonly title: string;
  readonly expectation: 'always' | 'sometimes' | 'finally';
  readonly state: 'holds' | 'violated' | 'not yet' | 'seen' | 'no premise';
  readonly message: string;
  readonly at: EventIndex | null;
}

/** The whole state after the event at `index`. */
export interface Snapshot {
  readonly index: EventIndex;
  readonly event: TraceEvent;
  readonly picture: Picture;
  /** The newest records of each log, oldest first, and how many there are. */
  readonly logs: Readonly<
    Record<ProcessId, { readonly records: readonly LogRecord[]; readonly total: number }>
  >;
  readonly tally: Tally;
  readonly verdicts: readonly Verdict[];
  readonly waiting: readonly Waiting[];
  /** What may happen next, in order; faults aside. */
  readonly enabled: readonly {
    readonly name: string;
    readonly due: VirtualTime;
    readonly process: ProcessId;
    readonly background: boolean;
  }[];
}
