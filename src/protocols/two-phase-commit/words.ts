import { listOf } from '../plain-headline.ts';
import type { LogRecord, Operation, Result, Values } from './types.ts';

/** How operations, results and records read. */

export function operationText(operation: Operation): string {
  switch (operation.kind) {
    case 'transfer': {
      const receivers = typeof operation.to === 'string' ? [operation.to] : operation.to;
      const each = receivers.length > 1 ? ' each' : '';
      return `move ${operation.amount} from ${operation.from} to ${listOf(receivers, 3)}${each}`;
    }
    case 'put':
      return putText(operation.writes);
    case 'get':
      return `get ${listOf(operation.keys, 6)}`;
  }
}

function putText(writes: Values): string {
  const keys = Object.keys(writes);
  const [value] = Object.values(writes);
  const isSame = keys.every((key) => writes[key] === value);
  if (isSame && value !== undefined) return `put ${value} into ${listOf(keys, 6)}`;
  return keys.length > 3 ? `write ${keys.length} keys` : `put ${pairs(writes)}`;
}

export function resultText({ outcome, reads }: Result): string {
  return outcome === 'committed' && Object.keys(reads).length > 0
    ? `committed, read ${pairs(reads)}`
    : outcome;
}

export function recordText(record: LogRecord): string {
  return record.kind === 'DISK-REPLACED' ? 'NEW DISK' : `${record.kind} ${record.transaction}`;
}

export function pairs(values: Values): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} = ${value}`)
    .join(', ');
}
