/** Plain data, as JSON has it. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [field: string]: Value };

/** One operation as its client saw it. Times are on one clock of any unit. */
export interface Operation {
  readonly client: string | number;
  readonly call: number;
  /** Null: it never returned, and may take effect at any time after its call, or never. */
  readonly ret: number | null;
  readonly op: string;
  /** Absent: there is one object. Several keys: independent objects of the same model. */
  readonly key?: string;
  readonly in?: Value;
  /** Absent though it returned: the result is unknown and constrains nothing. Null is a result. */
  readonly out?: Value;
}

export type ModelName =
  | 'register'
  | 'cas-register'
  | 'nondet-register'
  | 'kv'
  | 'queue'
  | 'counter'
  | 'set'
  | 'multi-register';

/**
 * Calls and answers (Herlihy & Wing 1990, section 2). `a` precedes `b` iff `a.ret < b.call`; operations that touch
 * are concurrent.
 */
export interface History {
  readonly name?: string;
  readonly model: ModelName;
  /** What every object of the history starts with. */
  readonly init: Value;
  readonly ops: readonly Operation[];
}

export type Verdict = boolean | 'unknown';

/**
 * The smallest failing prefix is all that happened up to and including `time`. `op` is the index of the operation that
 * returned then, of several the first.
 */
export interface FailPrefix {
  readonly op: number;
  readonly time: number;
}

export interface Judgement {
  readonly linearizable: Verdict;
  /**
   * Indices into `ops` in an order that explains every answer, those of all keys together; null when there is none or
   * none was found. Operations that never returned are in it only where they are needed.
   */
  readonly witness: readonly number[] | null;
  readonly failPrefix: FailPrefix | null;
  /** The operation that returned with the prefix and whose answer nothing explains: where no order is left. */
  readonly failing: number | null;
  /** False: the budget was out before it was certain that no earlier prefix of another key fails too. */
  readonly isSmallest: boolean;
  /** How many nodes were explored. */
  readonly steps: number;
}

/** When an operation takes effect. */
export interface Point {
  readonly op: number;
  readonly at: number;
}
