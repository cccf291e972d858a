import type { OperationId, ProcessId, ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';
import type { Ghost } from './ghost.ts';

/** Where a computed value comes from. The first two are inputs from outside, the others depend on an order. */
export type Source = 'now' | 'random' | 'any key' | 'sum';

export type Operation =
  | { readonly kind: 'put'; readonly key: string; readonly value: string }
  | { readonly kind: 'append'; readonly key: string; readonly value: string }
  /** A whole number is added to a whole number; what is not there counts as 0. */
  | { readonly kind: 'add'; readonly key: string; readonly value: string }
  | { readonly kind: 'get'; readonly key: string }
  | { readonly kind: 'set'; readonly key: string; readonly from: Source }
  /** Runs into a bug that every replica has: the program crashes when it carries this out. */
  | { readonly kind: 'poison' };

/** What a get finds (null: no such key), and what an operation has computed. */
export type Result =
  | { readonly kind: 'done' }
  | { readonly kind: 'found'; readonly value: string | null }
  | { readonly kind: 'skipped' };

/** A request as it stands in a log; `chosen` is what now() or random() came to, where that was chosen once. */
export interface Entry {
  readonly id: OperationId;
  readonly client: ProcessId;
  readonly work: Operation;
  readonly chosen: string | null;
}

/** An entry with the number it was given, from 1; `skip`: every replica passes over it. */
export interface Numbered {
  readonly number: number;
  readonly entry: Entry;
  readonly skip: boolean;
}

export type Message =
  | { readonly kind: 'REQUEST'; readonly entry: Entry; readonly again: boolean }
  | ({ readonly kind: 'ENTRY'; readonly again: boolean } & Numbered)
  /** A part of the log, for a replica that lacks it. */
  | { readonly kind: 'ENTRIES'; readonly from: number; readonly entries: readonly Numbered[] }
  | { readonly kind: 'FETCH'; readonly from: number }
  /** How long the log is, and what is skipped in it. */
  | { readonly kind: 'TIP'; readonly length: number; readonly skipped: readonly number[] }
  | { readonly kind: 'SKIP'; readonly number: number }
  | {
      readonly kind: 'ANSWER';
      readonly request: OperationId;
      readonly result: Result;
      readonly position: number;
    };

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;

export type LogRecord =
  | ({ readonly kind: 'ENTRY' } & Numbered)
  | { readonly kind: 'SKIP'; readonly number: number };

export interface ClientState {
  readonly role: 'client';
  readonly outstanding: Entry | null;
  /** The last answer it went by; the replicas that come later should say the same. */
  readonly heard: {
    readonly request: OperationId;
    readonly from: ProcessId;
    readonly result: Result;
  } | null;
}

export interface SequencerState {
  readonly role: 'sequencer';
  readonly log: readonly Entry[];
  readonly skipped: readonly number[];
}

export type Data = Readonly<Record<string, string>>;

/** An entry that was carried out, with the digest of the state after it. Its position is its place in the list. */
export interface Applied extends Numbered {
  readonly result: Result;
  readonly digest: string;
}

/** The program of a replica is down, the computer under it is not: it starts the program again a few times. */
interface Halt {
  /** What is on its disk, the entry that it stumbles over last. */
  readonly log: readonly Numbered[];
  readonly position: number;
  /** Crashes at this position so far. */
  readonly times: number;
}

export interface ReplicaState {
  readonly role: 'replica';
  readonly data: Data;
  /** Digest of the state before the first entry. */
  readonly origin: string;
  readonly applied: readonly Applied[];
  /** Entries that came before their turn. */
  readonly early: readonly Numbered[];
  /** The number it has asked for last, so that it does not ask twice; 0: none. */
  readonly asked: number;
  readonly skipped: readonly number[];
  readonly halted: Halt | null;
}

type State = ClientState | SequencerState | ReplicaState;

export interface StateMachineOptions extends EngineOptions {
  readonly replicas: number;
  readonly clients: number;
  readonly workload: string;
  readonly operations: number;
  readonly firstMs: number;
  readonly thinkMs: number;
  readonly clientTimeoutMs: number;
  readonly tipMs: number;
  readonly reviveMs: number;
  readonly revivals: number;
  readonly chance: number;
}

/** Replicas of a deterministic machine that read one log (Lamport 1978; Schneider 1990). */
export interface StateMachine extends ProtocolTypes {
  state: State;
  message: Message;
  record: LogRecord;
  operation: Operation;
  result: Result;
  ghost: Ghost;
  options: StateMachineOptions;
}
