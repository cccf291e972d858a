import type { ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';

/** `away`: taken offline by the operator; `refusing`: it says that it is too slow and gets no traffic. */
export type Status = 'on' | 'away' | 'refusing';

/** A request router, by its number from 0; all of them together are one process. */
export interface Router {
  /** Requests a second. */
  readonly capacity: number;
  readonly status: Status;
  /** Requests that it was given in the last second. */
  readonly load: number;
  /** Requests that wait for it. */
  readonly backlog: number;
  /** Seconds of overload, counted up under it and down without it. */
  readonly over: number;
  /** The second from which on it would accept again; null: it does not refuse. */
  readonly backAt: number | null;
}

type Ids = readonly number[];

/** Requests are counted, not sent one by one: those of a second travel together. */
export type Message =
  /** The requests of one second, split equally over these routers. */
  | { readonly kind: 'LOAD'; readonly tick: number; readonly requests: number; readonly to: Ids }
  /** "Stop sending us traffic." */
  | { readonly kind: 'REFUSE'; readonly tick: number; readonly routers: Ids }
  | { readonly kind: 'ACCEPT'; readonly tick: number; readonly routers: Ids }
  | { readonly kind: 'LEAVE'; readonly tick: number; readonly routers: Ids }
  /** What the operator does. */
  | { readonly kind: 'OFFLINE'; readonly count: number }
  | { readonly kind: 'ONLINE' }
  | { readonly kind: 'ADD'; readonly count: number }
  | { readonly kind: 'POLICY'; readonly change: 'slower' | 'together' }
  /** So many hundredths of all users are let in. */
  | { readonly kind: 'USERS'; readonly percent: number };

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** What one second came to, in requests. */
export interface Count {
  readonly offered: number;
  readonly served: number;
  /** Answered after whoever asked had gone. */
  readonly late: number;
  /** Dropped, or sent where nobody took them. */
  readonly lost: number;
}

export interface BalancerState {
  readonly role: 'balancer';
  /** The next second, from 0. */
  readonly tick: number;
  /** Routers that accept, as far as it knows. */
  readonly accepting: Ids;
  readonly percent: number;
}

export interface PoolState {
  readonly role: 'pool';
  /** The second that was worked last. */
  readonly tick: number;
  readonly routers: readonly Router[];
  /** They get slower and do not refuse: by rule from the start, or the operator had them made so. */
  readonly slower: boolean;
  /** The operator had them made to come back together. */
  readonly together: boolean;
  /** The last seconds, oldest first. */
  readonly recent: readonly Count[];
  readonly total: Count;
  /** The second in which a request went unserved first, in the trouble that lasts; null: there is none. */
  readonly troubleSince: number | null;
  /** Nobody has accepted at some time in this trouble. */
  readonly fellAll: boolean;
  readonly recoveredAt: number | null;
  /** The second in which all that were away came back. */
  readonly onlineAt: number | null;
  readonly added: number;
}

export interface OperatorState {
  readonly role: 'operator';
  readonly done: string;
}

export type State = BalancerState | PoolState | OperatorState;

export interface RouterOptions extends EngineOptions {
  readonly routers: number;
  readonly capacityPerS: number;
  readonly spreadPercent: number;
  readonly requestsPerS: number;
  readonly overloadS: number;
  readonly pauseLeastS: number;
  readonly pauseMostS: number;
  readonly patienceS: number;
  readonly untilS: number;
}

/** Routers that refuse traffic when they are too slow, and a balancer that gives it to the others. */
export interface Routing extends ProtocolTypes {
  state: State;
  message: Message;
  record: { readonly kind: 'NOTHING' };
  operation: { readonly kind: 'nothing' };
  result: null;
  ghost: object;
  options: RouterOptions;
}
