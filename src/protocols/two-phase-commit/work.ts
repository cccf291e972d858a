import type { OperationId, ProcessId } from '../../engine/configuration.ts';
import type { LockWant } from './locks.ts';
import { normalise } from './locks.ts';
import type { Access, Operation, TransactionId, Values } from './types.ts';

/** Which keys live where, what an operation does to them, and what things are called. */

const KEYS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export function keysOf(participants: number): readonly string[] {
  return KEYS.slice(0, participants);
}

export function participantIds(participants: number): readonly ProcessId[] {
  return keysOf(participants).map((_, at) => `P${at + 1}`);
}

/** Whose key it is; null: nobody's. */
function ownerOf(key: string, participants: number): ProcessId | null {
  const at = keysOf(participants).indexOf(key);
  return at < 0 ? null : `P${at + 1}`;
}

export function keysAt(participant: ProcessId, participants: number): readonly string[] {
  return keysOf(participants).filter((key) => ownerOf(key, participants) === participant);
}

/** What an operation does, key by key. */
export function accessesOf(operation: Operation): readonly Access[] {
  switch (operation.kind) {
    case 'transfer': {
      const { from, amount } = operation;
      const receivers = typeof operation.to === 'string' ? [operation.to] : operation.to;
      const taken: Access = { kind: 'add', key: from, amount: -amount * receivers.length };
      return [taken, ...receivers.map((key): Access => ({ kind: 'add', key, amount }))];
    }
    case 'put':
      return Object.entries(operation.writes).map(([key, value]) => ({ kind: 'put', key, value }));
    case 'get':
      return operation.keys.map((key) => ({ kind: 'get', key }));
  }
}

/** Who has to do what. */
export function planOf(
  operation: Operation,
  participants: number,
): Readonly<Record<ProcessId, readonly Access[]>> {
  const accesses = accessesOf(operation);
  const plan: Record<ProcessId, readonly Access[]> = {};
  for (const id of participantIds(participants)) {
    const own = accesses.filter((access) => ownerOf(access.key, participants) === id);
    if (own.length > 0) plan[id] = own;
  }
  return plan;
}

export function locksFor(work: readonly Access[]): readonly LockWant[] {
  return normalise(
    work.map(({ kind, key }) => ({ key, mode: kind === 'get' ? 'shared' : 'exclusive' })),
  );
}

export interface Effects {
  /** The new values of written keys. */
  readonly writes: Values;
  /** What was found under keys that were read; adding reads first. */
  readonly reads: Values;
  /** A balance would go below zero. */
  readonly isOverdrawn: boolean;
}

/** What `work` does to `data`. */
export function carryOut(work: readonly Access[], data: Values): Effects {
  const writes: Record<string, number> = {};
  const reads: Record<string, number> = {};
  let isOverdrawn = false;
  for (const access of work) {
    const { key } = access;
    const value = writes[key] ?? data[key] ?? 0;
    if (access.kind !== 'put' && writes[key] === undefined) reads[key] = value;
    if (access.kind === 'put') writes[key] = access.value;
    if (access.kind !== 'add') continue;
    writes[key] = value + access.amount;
    isOverdrawn ||= access.amount < 0 && value + access.amount < 0;
  }
  return { writes, reads, isOverdrawn };
}

/**
 * What an operation is called before a transaction was begun for it: `T<k>`, k unique per client and request
 * (`C2.3` with two clients is T6). An operation the reader invoked by hand keeps its own mark: `C1.r17` is T1r17.
 */
export function requestName(operation: OperationId, client: ProcessId, clients: number): string {
  const clientNumber = Number(client.slice(1));
  const mark = operation.slice(operation.lastIndexOf('.') + 1);
  const number = Number(mark);
  if (!Number.isInteger(number)) return `T${clientNumber}${mark}`;
  return `T${(number - 1) * clients + clientNumber}`;
}

/** Ids are never reused: the coordinator's incarnation is part of them. */
export function transactionId(request: string, incarnation: number): TransactionId {
  return incarnation === 0 ? request : `${request}.${incarnation}`;
}

/** In which incarnation of the coordinator it was begun. */
export function epochOf(transaction: TransactionId): number {
  const dot = transaction.indexOf('.');
  return dot < 0 ? 0 : Number(transaction.slice(dot + 1));
}
