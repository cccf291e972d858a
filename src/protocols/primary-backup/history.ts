import type { HistoryOperation, SingleCopy } from '../../engine/protocol.ts';
import type { Operation, Result } from './types.ts';

/** An operation on a key-value store of strings; `out: null`: there was no such key. An append may tell what is there now. */
export function history(operation: Operation, result: Result | null): HistoryOperation {
  const { kind: op, key } = operation;
  const asked = operation.kind === 'get' ? { op, key } : { op, key, in: operation.value };
  return result?.kind === 'found' ? { ...asked, out: result.value } : asked;
}

/** Each key is a text of its own; at first there is none. */
export function judgedAs(): SingleCopy {
  return { model: 'kv', init: null };
}
