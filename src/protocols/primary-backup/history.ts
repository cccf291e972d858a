import type { HistoryOperation, SingleCopy } from '../../engine/protocol.ts';
import type { Operation, Result } from './types.ts';

/** An operation on a key-value store of strings; `out: null`: there was no such key. */
export function history(operation: Operation, result: Result | null): HistoryOperation {
  if (operation.kind !== 'get')
    return { op: operation.kind, key: operation.key, in: operation.value };
  return result?.kind === 'found'
    ? { op: 'get', key: operation.key, out: result.value }
    : { op: 'get', key: operation.key };
}

/** Each key is a text of its own; at first there is none. */
export function judgedAs(): SingleCopy {
  return { model: 'kv', init: null };
}
