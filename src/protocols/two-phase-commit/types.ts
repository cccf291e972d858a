import type { OperationId, ProcessId, ProtocolTypes } from '../../engine/configuration.ts';
import type { EngineOptions } from '../../engine/options.ts';
import type { PersistentMap } from '../../base/persistent-map.ts';
import type { Ghost } from './ghost.ts';
import type { LockTable, LockWant } from './locks.ts';

/** `T1`; begun after the coordinator's second restart: `T1.2`. Never used for two attempts. */
export type TransactionId = string;
export type Decision = 'committed' | 'aborted';
/** Key to value. */
export type Values = Readonly<Record<string, number>>;

export type Operation =
  /** Takes `amount` from `from` once for each receiver and gives each of them `amount`. */
  | {
      readonly kind: 'transfer';
      readonly from: string;
      readonly to: string | readonly string[];
      readonly amount: number;
    }
  | { readonly kind: 'put'; readonly writes: Values }
  | { readonly kind: 'get'; readonly keys: readonly string[] };

/** One thing a transaction does to one key. */
export type Access =
  | { readonly kind: 'add'; readonly key: string; readonly amount: number }
  | { readonly kind: 'put'; readonly key: string; readonly value: number }
  | { readonly kind: 'get'; readonly key: string };

/**
 * `request` is what a client and the coordinator call an operation before, and beside, the transaction that was
 * begun for it.
 */
export type Message =
  | {
      readonly kind: 'TXN';
      readonly request: string;
      readonly operation: OperationId;
      readonly work: Operation;
    }
  | {
      readonly kind: 'RESULT';
      readonly request: string;
      readonly operation: OperationId;
      readonly result: Result;
    }
  | { readonly kind: 'OUTCOME?'; readonly request: string; readonly operation: OperationId }
  | {
      readonly kind: 'OUTCOME';
      readonly request: string;
      readonly operation: OperationId;
      /** 'undecided': the coordinator works on it. 'unknown': it cannot tell. */
      readonly answer: Result | 'undecided' | 'unknown';
    }
  | {
      readonly kind: 'PREPARE';
      readonly transaction: TransactionId;
      readonly participants: readonly ProcessId[];
      readonly work: readonly Access[];
      /** The coordinator has asked before. */
      readonly resend: boolean;
    }
  /** `reads`: what it found under the keys it read. */
  | { readonly kind: 'YES'; readonly transaction: TransactionId; readonly reads: Values }
  | { readonly kind: 'NO'; readonly transaction: TransactionId }
  | { readonly kind: 'COMMIT'; readonly transaction: TransactionId }
  | { readonly kind: 'ABORT'; readonly transaction: TransactionId }
  | { readonly kind: 'ACK'; readonly transaction: TransactionId }
  | { readonly kind: 'INQUIRE'; readonly transaction: TransactionId }
  | { readonly kind: 'UNDECIDED'; readonly transaction: TransactionId }
  | { readonly kind: 'UNCERTAIN'; readonly transaction: TransactionId }
  | { readonly kind: 'REFUSE'; readonly transaction: TransactionId };

export type MessageOf<K extends Message['kind']> = Extract<Message, { kind: K }>;

export interface PreparedRecord {
  readonly kind: 'PREPARED';
  readonly transaction: TransactionId;
  readonly coordinator: ProcessId;
  readonly participants: readonly ProcessId[];
  /** What the keys will hold once it commits: redo. */
  readonly writes: Values;
  readonly reads: Values;
  readonly locks: readonly LockWant[];
}

/** A decision at the coordinator; `participants` are those who must hear of it. */
export interface DecisionRecord {
  readonly kind: 'COMMIT' | 'ABORT';
  readonly transaction: TransactionId;
  readonly participants: readonly ProcessId[];
  readonly request: string;
  readonly operation: OperationId;
  readonly client: ProcessId;
  readonly reads: Values;
}

export type LogRecord =
  | PreparedRecord
  | DecisionRecord
  /** At a participant: what became of it. */
  | { readonly kind: 'COMMIT' | 'ABORT'; readonly transaction: TransactionId }
  | { readonly kind: 'END'; readonly transaction: TransactionId }
  /** What was logged before incarnation `epoch` is lost. */
  | { readonly kind: 'DISK-REPLACED'; readonly epoch: number };

/** What an operation returns. */
export interface Result {
  readonly outcome: Decision;
  readonly transaction: TransactionId;
  readonly reads: Values;
}

export interface ClientState {
  readonly role: 'client';
  readonly outstanding: {
    readonly operation: OperationId;
    readonly request: string;
    /** How often it has asked what became of it. */
    readonly asked: number;
  } | null;
}

/** A transaction the coordinator still has to do something about. */
export interface Transaction {
  readonly id: TransactionId;
  readonly request: string;
  readonly operation: OperationId;
  readonly client: ProcessId;
  readonly participants: readonly ProcessId[];
  readonly work: Readonly<Record<ProcessId, readonly Access[]>>;
  /** 'committing' and 'aborting': the decision is on its way to the disk. */
  readonly phase: 'voting' | 'committing' | 'aborting' | 'committed' | 'aborted';
  readonly yes: readonly ProcessId[];
  readonly no: readonly ProcessId[];
  readonly reads: Values;
  readonly acked: readonly ProcessId[];
  /** How often PREPARE was sent again. */
  readonly resent: number;
}

/** What was decided last, for the eye only. */
export interface LastDecision {
  readonly transaction: TransactionId;
  readonly decision: Decision;
}

export interface CoordinatorState {
  readonly role: 'coordinator';
  /** Every transaction between its first PREPARE and END. */
  readonly open: readonly Transaction[];
  /** Kept for clients, by operation; never consulted for a participant. */
  readonly outcomes: PersistentMap<Result>;
  /** Of transactions begun before this incarnation its disk tells nothing; 0: it tells everything. */
  readonly blindBefore: number;
  readonly last: LastDecision | null;
}

/** A transaction at one participant, from PREPARE to its decision. */
export interface Branch {
  readonly transaction: TransactionId;
  readonly coordinator: ProcessId;
  readonly participants: readonly ProcessId[];
  readonly work: readonly Access[];
  readonly locks: readonly LockWant[];
  /** 'preparing', 'committing', 'aborting': the record is on its way to the disk. */
  readonly phase: 'waiting' | 'preparing' | 'prepared' | 'committing' | 'aborting';
  readonly writes: Values;
  readonly reads: Values;
  /** What the written keys held before, where writes were applied before the decision. */
  readonly before: Values;
  /** False after a recovery: it cannot know whether its vote was sent. */
  readonly voted: boolean;
}

export interface ParticipantState {
  readonly role: 'participant';
  readonly data: Values;
  readonly branches: readonly Branch[];
  readonly locks: LockTable;
  /** Never forgotten. */
  readonly decided: PersistentMap<Decision>;
  /** Asked to vote NO on the next PREPARE. */
  readonly voteNo: boolean;
  /** Its disk was lost: of a transaction it has no record of, it cannot say that it has not voted. */
  readonly blind: boolean;
  readonly last: LastDecision | null;
}

export type State = ClientState | CoordinatorState | ParticipantState;

export interface TwoPhaseOptions extends EngineOptions {
  readonly participants: number;
  readonly clients: number;
  readonly workload: string;
  readonly transactions: number;
  readonly thinkMs: number;
  readonly amount: number;
  readonly balance: number;
  readonly voteTimeoutMs: number;
  readonly prepareResends: number;
  readonly ackTimeoutMs: number;
  readonly inquireMs: number;
  readonly lockTimeoutMs: number;
  readonly clientTimeoutMs: number;
  readonly clientAsks: number;
  readonly cooperative: boolean;
}

/** Basic two-phase commit (Gray 1978; Bernstein, Hadzilacos & Goodman 1987, chapter 7). */
export interface TwoPhase extends ProtocolTypes {
  state: State;
  message: Message;
  record: LogRecord;
  operation: Operation;
  result: Result;
  ghost: Ghost;
  options: TwoPhaseOptions;
}
