import type { Fault } from './action.ts';
import type { Configuration, VirtualTime } from './configuration.ts';
import type { Options } from './options.ts';
import type { SearchHints } from './protocol.ts';

/** What the reader did, beyond letting time pass. */
export type InterventionAction =
  | Fault
  | {
      readonly kind: 'invoke';
      readonly process: string;
      readonly operation: { readonly kind: string };
    }
  /** While the clock is held: run this enabled action, by its name. */
  | { readonly kind: 'take'; readonly action: string };

/**
 * Anchored right after the event named `after`, at `timeMs`, clamped before the next event. If that event never
 * happens in a run, or `after` is null, the intervention is applied at `timeMs`, before what else is due then.
 */
export interface Intervention {
  readonly at: { readonly after: string | null; readonly timeMs: VirtualTime };
  readonly action: InterventionAction;
}

/** All that determines a run, and all that a link carries. */
export interface RunSpec {
  readonly protocol: string;
  /** The scenario it began as; its title and questions are shown. */
  readonly scenario: string;
  readonly options: Options;
  /** Ids of the rules that are switched off, sorted. */
  readonly off: readonly string[];
  readonly seed: number;
  readonly interventions: readonly Intervention[];
}

export type RunOutcome = 'settled' | 'blocked' | 'stuck' | 'horizon';

/** A run worth showing: the question it asks, its setting, and what it claims will happen. */
export interface Scenario {
  readonly id: string;
  /** As a question or a plain statement, for the gallery. */
  readonly title: string;
  /** Two sentences at most. */
  readonly summary: string;
  readonly group: string;
  readonly options: Options;
  readonly off: readonly string[];
  readonly seed: number;
  readonly interventions: readonly Intervention[];
  /** How much virtual time one hop of animation stands for. */
  readonly nominalHopMs: number;
  readonly horizonMs: VirtualTime;
  /** The instant its gallery picture shows, as the name of an event. */
  readonly decisive: string;
  readonly claims: { readonly outcome: RunOutcome; readonly violates: readonly string[] };
  /** What its own search needs. Absent: what its story has, and what its protocol says. */
  readonly search?: Pick<SearchHints, 'options' | 'bounds'>;
  /** A scenario of the same protocol that is shown beside it. */
  readonly beside?: string;
  /** What is to be reached, shown live; it holds at the end of the run as the scenario plays it. */
  readonly goal?: {
    /** As a statement: "S2 is primary, S1 is backup". */
    readonly text: string;
    holds(configuration: Configuration): boolean;
  };
  /** Absent: the scenario is to be watched, not solved. */
  readonly challenge?: Challenge;
}

/** Something that a reader is to bring about by hand; a search finds it too, with the scenario as it is. */
export interface Challenge {
  /** As a request: "Make a client read a stale value". */
  readonly text: string;
  /** The rule that is to be violated. */
  readonly violates?: string;
  /** Or the goal of a search that is to be reached: a `sometimes` rule, `P1-waits`, `stuck`. */
  readonly goal?: string;
}
