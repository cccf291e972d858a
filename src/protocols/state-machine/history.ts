import type { HistoryOperation, SingleCopy } from '../../engine/protocol.ts';
import type { Operation, Result } from './types.ts';

/**
 * An operation on a key-value store of strings. Whatever computes a value counts as a put of what it came to: the store
 * must hold that value then, and how it was come by is for the replicas to agree on. Such an operation that never
 * returned is left out, since nobody was told its value; so is a poisoned one, which changes nothing.
 */
export function history(operation: Operation, result: Result | null): HistoryOperation | null {
  switch (operation.kind) {
    case 'put':
    case 'append':
      return { op: operation.kind, key: operation.key, in: operation.value };
    case 'get':
      return result?.kind === 'found'
        ? { op: 'get', key: operation.key, out: result.value }
        : { op: 'get', key: operation.key };
    case 'add':
    case 'set':
      return result?.kind === 'found' ? { op: 'put', key: operation.key, in: result.value } : null;
    case 'poison':
      return null;
  }
}

/** Each key is a text of its own; at first there is none. */
export function judgedAs(): SingleCopy {
  return { model: 'kv', init: null };
}
