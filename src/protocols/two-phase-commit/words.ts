import type { LogRecord, Operation, Result, Values } from './types.ts';

/** How operations, results and records read. */

export function operationText(operation: Operation): string {
  switch (operation.kind) {
    case 'transfer': {
      const receivers = typeof operation.to === 'string' ? [operation.to] : operation.to;
      const each = receivers.length > 1 ? ' each' : '';
      return `move ${operation.amount} from ${operation.from} to ${receivers.join(', ')}${each}`;
    }
    case 'put':
      return `put ${pairs(operation.writes)}`;
    case 'get':
      return `get ${operation.keys.join(', ')}`;
  }
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
