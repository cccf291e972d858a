import type { OperationId, ProcessId, ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';
import type { Ghost } from './ghost.ts';

/** A server in one of its lives: a restart begins another one. */
export interface Member {
  readonly id: ProcessId;
  readonly life: number;
}

/** Who is primary and who is backup, and how often that has changed. View 0: nobody is. */
export interface View {
  readonly num: number;
  readonly primary: Member | null;
  readonly backup: Member | null;
}

export type Operation =
  | { readonly kind: 'put'; readonly key: string; readonly value: string }
  | { readonly kind: 'append'; readonly key: string; readonly value: string }
  | { readonly kind: 'get'; readonly key: string };

/** What a get finds (null: no such key), and what is there after an append. */
export type Result =
  | { readonly kind: 'done' }
  | { readonly kind: 'found'; readonly value: string | null };

/** An operation with what makes it one and the same however often it is sent: client, life and number. */
export interface Request {
  readonly id: OperationId;
  readonly client: ProcessId;
  readonly life: number;
  readonly number: number;
  readonly work: Operation;
}

export type Data = Readonly<Record<string, string>>;

/** The newest request that was executed for each client, with its answer. */
export type Answers = Readonly<
  Record<
    ProcessId,
    { readonly life: number; readonly number: number; readonly result: Result } | undefined
  >
>;

/** Between primary and backup: the view it belongs to, and the lives of the two as the sender knows them. */
interface Between {
  readonly view: number;
  readonly life: number;
  readonly toLife: number;
}

export type Message =
  /** `acked`: the newest view that the server has acknowledged; 0: it has no state. */
  | { readonly kind: 'PING'; readonly acked: number; readonly life: number }
  /** Answers a ping that is up to date; `toLife` is the life of the server that pinged. */
  | ({ readonly kind: 'PONG' } & Told)
  | ({ readonly kind: 'VIEW' } & Told)
  | { readonly kind: 'WHO'; readonly request: OperationId; readonly again: boolean }
  | { readonly kind: 'REQUEST'; readonly request: Request; readonly again: boolean }
  /** `view`: as which view's primary the server answers. */
  | {
      readonly kind: 'REPLY';
      readonly request: OperationId;
      readonly result: Result;
      readonly view: number;
    }
  | { readonly kind: 'REJECT'; readonly request: OperationId; readonly why: Rejection }
  | ({
      readonly kind: 'FORWARD';
      readonly order: number;
      readonly request: Request;
      readonly again: boolean;
    } & Between)
  | ({ readonly kind: 'ACCEPT'; readonly order: number; readonly request: OperationId } & Between)
  | ({
      readonly kind: 'REFUSE';
      readonly order: number;
      readonly request: OperationId;
      /** 'later view': for good. 'not ready': not yet. */
      readonly why: 'later view' | 'not ready';
    } & Between)
  | ({
      readonly kind: 'SNAPSHOT';
      readonly whole: View;
      readonly order: number;
      readonly data: Data;
      readonly answers: Answers;
    } & Between)
  | ({ readonly kind: 'COPIED' } & Between);

interface Told {
  readonly view: View;
  /** Has the primary of the view acknowledged it? */
  readonly acknowledged: boolean;
  readonly toLife: number;
}

export type Rejection = 'not primary' | 'no state' | 'deposed';

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** What the view server keeps on disk. */
export type LogRecord =
  | { readonly kind: 'VIEW'; readonly view: View }
  | { readonly kind: 'ACKED'; readonly num: number };

export interface ClientState {
  readonly role: 'client';
  /** The view it goes by; null: it has never asked. */
  readonly view: View | null;
  readonly number: number;
  readonly outstanding: {
    readonly request: Request;
    /** In which view it was sent last; -1: it was not. */
    readonly sentIn: number;
    /** Nothing new to try: it repeats itself. */
    readonly again: boolean;
  } | null;
}

/** What the view server knows of a server that has pinged. */
export interface Watched {
  readonly id: ProcessId;
  readonly life: number;
  readonly acked: number;
  /** Since the last check. */
  readonly heard: boolean;
  /** Checks in a row without a ping; not counted further than it takes to be dead. */
  readonly missed: number;
  /** So many that it counts as dead. A single ping makes it alive again. */
  readonly dead: boolean;
  /** It has lost its state since the view was formed that it is in. */
  readonly restarted: boolean;
  /** The newest view it was told. */
  readonly told: number;
}

export interface ViewServerState {
  readonly role: 'view server';
  readonly view: View;
  readonly acknowledged: boolean;
  readonly watched: readonly Watched[];
}

/** A request that the primary works on. */
export interface Pending {
  readonly request: Request;
  readonly order: number;
  readonly accepted: boolean;
  /** Executed and answered already, where the primary does not wait. */
  readonly executed: boolean;
}

export interface ServerState {
  readonly role: 'server';
  /** What it believes. */
  readonly view: View;
  /** What it has told the view server. */
  readonly acked: number;
  /** Has it the state that belongs to the view? */
  readonly initialised: boolean;
  readonly data: Data;
  readonly answers: Answers;
  /** In this view: the newest number it has given out (primary), or applied (backup). */
  readonly order: number;
  readonly pending: readonly Pending[];
  /** The backup of the view has the state. */
  readonly copied: boolean;
}

type State = ClientState | ViewServerState | ServerState;

export interface PrimaryBackupOptions extends EngineOptions {
  readonly servers: number;
  readonly later: number;
  readonly clients: number;
  readonly workload: string;
  readonly operations: number;
  readonly firstMs: number;
  readonly thinkMs: number;
  readonly pingMs: number;
  readonly deadPings: number;
  readonly detector: string;
  readonly checkMs: number;
  readonly joins: string;
  readonly copyMs: number;
  readonly resendMs: number;
  readonly clientTimeoutMs: number;
}

/**
 * A primary, a backup and a view server that says who is which (Alsberg & Day 1976; Budhiraja, Marzullo, Schneider
 * & Toueg 1993; the view service of MIT course 6.824, lab 2, 2013).
 */
export interface PrimaryBackup extends ProtocolTypes {
  state: State;
  message: Message;
  record: LogRecord;
  operation: Operation;
  result: Result;
  ghost: Ghost;
  options: PrimaryBackupOptions;
}
