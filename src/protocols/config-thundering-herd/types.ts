import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';

/** What the web tier has under a key: a value that it takes for valid, none, or one that it takes for invalid. */
export type KeyState = 'ok' | 'miss' | 'bad';
export type Value = 'good' | 'bad';

/** Queries are counted, not sent one by one: those of one tick travel together. */
export type Message =
  /** Of one tick of the web tier: how many for each key. */
  | { readonly kind: 'QUERIES'; readonly tick: number; readonly counts: readonly number[] }
  /** To whom the answers belong: the tick of the query, and its key. */
  | {
      readonly kind: 'ANSWERS';
      readonly step: number;
      readonly value: Value;
      readonly to: readonly Asked[];
    }
  /** The value was changed: cached copies are no longer true. */
  | { readonly kind: 'CHANGED'; readonly value: Value }
  /** What the operator does. */
  | { readonly kind: 'PUSH'; readonly value: Value }
  /** So many hundredths of all users, reached within `overS` seconds. */
  | { readonly kind: 'TRAFFIC'; readonly percent: number; readonly overS: number }
  | { readonly kind: 'CLIENTS'; readonly change: 'keep' | 'merge' }
  | { readonly kind: 'CAPACITY'; readonly times: number };

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** A query that is under way: the tick in which it was sent, and the number of its key. */
export interface Asked {
  readonly tick: number;
  readonly key: number;
}

/** What was sent in one tick and has neither an answer nor timed out, by key. */
export interface Batch {
  readonly tick: number;
  readonly open: readonly number[];
}

/** What one tick came to. */
export interface Count {
  readonly requests: number;
  /** Found in the cache, valid. */
  readonly hits: number;
  readonly queries: number;
  /** Answers of the database that came in time. */
  readonly answers: number;
  /** Those among them with a valid value. */
  readonly good: number;
  readonly errors: number;
}

/** From `from` to `to` thousandths of all users, in equal steps over so many ticks. */
export interface Traffic {
  readonly from: number;
  readonly to: number;
  readonly since: number;
  readonly over: number;
}

export interface WebState {
  readonly role: 'web';
  /** The next tick, from 0. */
  readonly tick: number;
  readonly keys: readonly KeyState[];
  readonly outstanding: readonly Batch[];
  /** Answers that came since the last tick. */
  readonly arrived: readonly { readonly key: number; readonly value: Value }[];
  readonly traffic: Traffic;
  /** What is left over of a request, in shares of `REQUEST_SHARES`. */
  readonly owed: number;
  /** Errors delete nothing: by rule from the start, or the operator had the deletion taken out. */
  readonly keeps: boolean;
  /** The operator had it changed so that a key is fetched once at a time. */
  readonly merges: boolean;
  /** The ticks of the last second, oldest first. */
  readonly recent: readonly Count[];
  readonly asked: number;
  readonly answered: number;
  readonly timedOut: number;
  /** The tick of the first error of the trouble that lasts; null: there is none. */
  readonly troubleSince: number | null;
  /** The tick in which the value was last heard to be bad, and good again. */
  readonly badAt: number | null;
  readonly goodAt: number | null;
  readonly recoveredAt: number | null;
  readonly wasOff: boolean;
}

export interface DatabaseState {
  readonly role: 'database';
  readonly value: Value;
  readonly queue: readonly Asked[];
  /** Its capacity is so many times what the options say. */
  readonly times: number;
  /** What is left over of a query, in shares of `TICKS_PER_S`. */
  readonly owed: number;
  /** Of its work: that of the tick whose queries came last, or one more. */
  readonly step: number;
  /** Of the newest step. */
  readonly served: number;
  readonly dropped: number;
}

export interface OperatorState {
  readonly role: 'operator';
  readonly done: string;
}

export type State = WebState | DatabaseState | OperatorState;

export interface HerdOptions extends EngineOptions {
  readonly requestsPerS: number;
  readonly keys: number;
  readonly capacityPerS: number;
  readonly queueMs: number;
  readonly timeoutMs: number;
  readonly rampS: number;
  readonly untilS: number;
}

/** Many clients that repair a cached configuration from one database, all at once. */
export interface Herd extends ProtocolTypes {
  state: State;
  message: Message;
  record: { readonly kind: 'NOTHING' };
  operation: { readonly kind: 'nothing' };
  result: null;
  ghost: object;
  options: HerdOptions;
}
