import type { TraceEvent } from '../engine/action.ts';
import type { Configuration, ProtocolTypes } from '../engine/configuration.ts';
import type { Options } from '../engine/options.ts';
import type { Intervention, RunOutcome } from '../engine/spec.ts';

/** A run and how it went. */
export interface Course<P extends ProtocolTypes = ProtocolTypes> {
  readonly events: readonly TraceEvent<P>[];
  readonly end: Configuration<P>;
  /** Null: it goes on; nobody looked further. */
  readonly outcome: RunOutcome | null;
  /** The state right after the event of that name; null where it does not happen. */
  readonly after: (event: string) => Configuration<P> | null;
}

/**
 * Another run that shares its past with this one up to the question, and then goes its own way. Where a rule or an
 * option is different, it is so from the beginning, and only what was done to the run is shared.
 */
export interface World {
  readonly id: string;
  /** What is different there: "TC had logged COMMIT". */
  readonly label: string;
  /** The event after which it goes its own way, where that is earlier than the question's. */
  readonly from?: string;
  /** What is done after that event, instead of what is done to the run. */
  readonly interventions: readonly Intervention[];
  /** Rules that are switched off there. */
  readonly off?: readonly string[];
  /** Rules that are in force again there. */
  readonly on?: readonly string[];
  readonly options?: Options;
}

/** What the engine found out about a question. */
export interface Evidence<P extends ProtocolTypes = ProtocolTypes> {
  readonly now: Configuration<P>;
  /** The run itself, to its end. */
  readonly run: Course<P>;
  readonly world: (id: string) => Course<P>;
}

export interface AnswerOption {
  /** For a click on the stage: the node's id. */
  readonly id: string;
  readonly text: string;
  /** The world in which one sees what this answer comes to. */
  readonly world?: string;
}

/**
 * A prediction: asked before what it asks about has happened, answered by the engine and never by the author, so
 * that question and simulation cannot contradict each other.
 */
export interface Question<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: string;
  readonly scenarios: readonly string[];
  /** The name of the event after which it is asked. */
  readonly at: string;
  /** Twenty words at most. */
  readonly prompt: string;
  /** 'choice' among the options' texts, or a click on a 'node' of the stage. */
  readonly kind: 'choice' | 'node';
  readonly options: readonly AnswerOption[];
  readonly worlds: readonly World[];
  /** Ids of the options that are right, read off the evidence. */
  answer(evidence: Evidence<P>): readonly string[];
  /** Two sentences at most; shown with the answer. */
  readonly why: string;
}

/** One line shown beside the narration, once a session, where its claim holds: it answers a common misconception. */
export interface Callout<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: string;
  /** 84 characters at most. */
  readonly text: string;
  /** Is the claim true, and worth telling, right after this event? */
  holds(event: TraceEvent<P>, before: Configuration<P>, after: Configuration<P>): boolean;
}

/** What is taught with a protocol. */
export interface Lesson<P extends ProtocolTypes = ProtocolTypes> {
  readonly questions: readonly Question<P>[];
  readonly callouts: readonly Callout<P>[];
  /** For each rule that a handler cites: the rule as a line of pseudo-code. */
  readonly pseudocode: Readonly<Record<string, string>>;
}
