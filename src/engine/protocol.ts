import type { TraceEvent } from './action.ts';
import type { Configuration, OperationId, ProcessId, ProtocolTypes } from './configuration.ts';
import type { Step } from './effect.ts';
import type { Options, OptionSchema } from './options.ts';

export interface ProcessSpec {
  readonly id: ProcessId;
  readonly role: string;
  /** Clients take operations from the workload. */
  readonly client?: boolean;
  /** 'later': stands by until somebody starts it (the fault `restart`). Absent: at the beginning. */
  readonly starts?: 'later';
}

/** What a handler may know besides its own state: no clock, no chance, no peer's state. */
export interface Context<P extends ProtocolTypes> {
  readonly self: ProcessId;
  readonly processes: readonly ProcessSpec[];
  readonly options: P['options'];
  /** Is the rule with this id in force? */
  readonly rule: (id: string) => boolean;
  /** How many times this process was restarted: a boot counter that outlives memory and disk. */
  readonly incarnation: number;
  /**
   * A whole number from 0 to `below` - 1, the same for the same seed, process and key: keyed, never drawn in turn. For models
   * of large systems alone, in which chance is part of what is modelled; a protocol that is to be searched does without.
   */
  readonly draw: (key: string, below: number) => number;
}

export interface OperationCall<P extends ProtocolTypes> {
  readonly id: OperationId;
  readonly operation: P['operation'];
}

/** The handlers of one role. A role without a handler ignores that input. */
export interface RoleHandlers<P extends ProtocolTypes> {
  /** Memory at the first start. */
  initialState(context: Context<P>): P['state'];
  onStart?(context: Context<P>, state: P['state']): Step<P>;
  onMessage?(
    context: Context<P>,
    state: P['state'],
    input: { readonly from: ProcessId; readonly message: P['message'] },
  ): Step<P>;
  onTimer?(
    context: Context<P>,
    state: P['state'],
    input: { readonly timer: string; readonly subject: string },
  ): Step<P>;
  onInvoke?(context: Context<P>, state: P['state'], call: OperationCall<P>): Step<P>;
  /** Memory is gone: all there is, is the log, oldest record first. */
  onRecover?(
    context: Context<P>,
    log: readonly P['record'][],
    disk: 'intact' | 'replaced',
  ): Step<P>;
  /** One of `perturbations`, by id. */
  onPerturb?(context: Context<P>, state: P['state'], perturbation: string): Step<P>;
}

/** A rule of the protocol, cited by handler, invariant, lesson and test under one id. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** One plain sentence. */
  readonly sentence: string;
  readonly switchable: boolean;
  /** Where the rule comes from: paper and section. */
  readonly source: string;
  /** What becomes of a system without it. Absent: it cannot be switched off. */
  readonly ifOff?: RuleOff;
}

/** The price of leaving out one rule, and nothing else. Told to readers, so tests hold it against what happens. */
export interface RuleOff {
  /** `violation`: an invariant breaks; `stuck`: nothing wrong is done, and somebody waits for ever; or nothing shows. */
  readonly outcome: 'violation' | 'stuck' | 'harmless';
  /** Who does what, in one plain sentence. */
  readonly sentence: string;
  /** The scenario made for it; played with this rule alone off it ends so. */
  readonly scenario: string;
  /** What becomes of it with a second rule off, by the id of that rule. Absent: nothing is known of pairs. */
  readonly pairs?: Readonly<Record<string, RuleOff['outcome']>>;
}

/** A thing that can be done to a process of this protocol and no other: "vote NO on the next PREPARE". */
export interface Perturbation {
  readonly id: string;
  readonly role: string;
  readonly title: string;
}

/** The answer of an invariant: null when it holds. */
export interface Violation {
  /** Who did what, in one sentence. */
  readonly message: string;
  readonly processes: readonly ProcessId[];
}

export interface Invariant<P extends ProtocolTypes> {
  readonly rule: string;
  readonly title: string;
  /**
   * `always` in every configuration; `sometimes` in at least one of some run (a guard against vacuous models);
   * `finally` once the run has settled with every fault healed.
   */
  readonly expectation: 'always' | 'sometimes' | 'finally';
  /** `always` and `finally`: null or the violation. `sometimes`: null while it has not come about, else what did. */
  check(configuration: Configuration<P>, context: PropertyContext<P>): Violation | null;
  /** For properties with a premise ("no failure happened"): false means nothing can be said of this run. */
  premise?(configuration: Configuration<P>, context: PropertyContext<P>): boolean;
}

export interface PropertyContext<P extends ProtocolTypes> {
  readonly processes: readonly ProcessSpec[];
  readonly options: P['options'];
  readonly rule: (id: string) => boolean;
}

/** Somebody who cannot go on: who, for whom, by which rule. */
export interface Waiting {
  readonly process: ProcessId;
  readonly subject: string;
  readonly waitsFor: readonly ProcessId[];
  readonly rule: string;
}

/** Named counts for the reader, summed over the trace: `{"T1 messages": 12}`; never read by a handler. */
export type Tally = Readonly<Record<string, number>>;

/** An operation as the histories of other checkers write it: `{op: 'write', key: 'x', in: 1}`. */
export interface HistoryOperation {
  readonly op: string;
  /** Absent: all operations are on one object. */
  readonly key?: string;
  readonly in?: unknown;
  /** Absent: it never returned, or its result is unknown. */
  readonly out?: unknown;
}

/** An object of the history format, by name, and what every such object starts with. */
export interface SingleCopy {
  readonly model: string;
  readonly init: unknown;
}

/** How searches of a protocol end in time: with other options than a run, where nobody has set them, and bounds of its own. */
export interface SearchHints {
  readonly options?: Options;
  /** By the names that the search has for them. */
  readonly bounds?: Readonly<Record<string, number>>;
  /** Timers, by kind, that lead to a new view or to nothing: where there may be no more views they need not fire. */
  readonly viewTimers?: readonly string[];
}

/** A protocol: tables of pure handlers, and what must be true of them. */
export interface Protocol<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: string;
  readonly title: string;
  readonly options: OptionSchema;
  readonly rules: readonly Rule[];
  readonly perturbations: readonly Perturbation[];
  readonly invariants: readonly Invariant<P>[];
  processes(options: P['options']): readonly ProcessSpec[];
  handlers(role: string): RoleHandlers<P>;
  /** What a message or record is about, for names: the transaction, the view, the request. */
  subject(thing: P['message'] | P['record']): string;
  /** The n-th operation (from 0) of a client, and how long after the one before; null: no more. Pure. */
  workload(
    options: P['options'],
    client: ProcessId,
    n: number,
  ): { readonly afterMs: number; readonly operation: P['operation'] } | null;
  initialGhost(context: PropertyContext<P>): P['ghost'];
  /** Called after every event with the configuration as it then is (its ghost still the old one). */
  observe(
    ghost: P['ghost'],
    event: TraceEvent<P>,
    configuration: Configuration<P>,
    context: PropertyContext<P>,
  ): P['ghost'];
  waitingFor(configuration: Configuration<P>, context: PropertyContext<P>): readonly Waiting[];
  /** What has come of a run that has settled, in a word of this protocol: "committed". Absent: there is no word for it. */
  resultOf?(configuration: Configuration<P>, context: PropertyContext<P>): string;
  /** What this event, after the configuration `before`, adds to the counters: `[["T1 messages", 2]]`. */
  tally(
    event: TraceEvent<P>,
    before: Configuration<P>,
  ): readonly (readonly [name: string, by: number])[];
  /**
   * A state with what must not count for "the same situation again" taken out: attempt counters, statistics.
   * Absent: the state itself.
   */
  keyOf?(state: P['state']): unknown;
  /**
   * An operation for the history of this run; `result` is null where it never returned. Null: it is left out (an
   * aborted transaction had no effect). Absent: its kind, and the operation itself as `in`.
   */
  history?(operation: P['operation'], result: P['result'] | null): HistoryOperation | null;
  /** The one copy that its clients should seem to talk to. Absent: no history of this protocol is judged. */
  judgedAs?(options: P['options']): SingleCopy;
  /** Absent: a search takes the options of the run and bounds that go for every protocol. */
  readonly search?: SearchHints;
  /** What is wrong with an operation that comes from outside, as `field: expected …`; null when it will do. Absent: nothing is. */
  operationProblem?(operation: unknown, options: P['options']): string | null;
}
