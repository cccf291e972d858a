import { failed, type Result } from '../../base/result.ts';
import type { TraceEvent } from '../../engine/action.ts';
import type { OperationId } from '../../engine/configuration.ts';
import { inHistory, operationHistory } from '../../engine/operations.ts';
import type { Options } from '../../engine/options.ts';
import type { HistoryOperation, Protocol } from '../../engine/protocol.ts';
import { parseHistory } from './parse.ts';
import type { History } from './types.ts';

/** An operation of a run in the form that histories have everywhere; `call` and `ret` are indices of events. */
export interface RunOperation extends HistoryOperation {
  readonly id: OperationId;
  readonly client: string;
  readonly call: number;
  readonly ret: number | null;
}

/** What the clients of a run saw, in order of the calls. What its protocol says has done nothing is left out. */
export function runOperations(
  protocol: Pick<Protocol, 'history'>,
  events: readonly TraceEvent[],
): readonly RunOperation[] {
  return operationHistory(events).flatMap((record) => {
    const written = inHistory(protocol, record);
    if (written === null) return [];
    const { id, client, call, ret } = record;
    const { op, key, in: input, out } = written;
    return [
      {
        id,
        client,
        call,
        ret,
        op,
        ...(key === undefined ? {} : { key }),
        ...(input === undefined ? {} : { in: input }),
        ...(out === undefined || ret === null ? {} : { out }),
      },
    ];
  });
}

/**
 * A run as a history to be judged, operation by operation as in `runOperations`. Errors: one sentence, if the protocol
 * does not say which single copy its clients believe in, or if an operation does not fit that.
 */
export function historyOfRun(
  protocol: Pick<Protocol, 'history' | 'judgedAs' | 'title'>,
  options: Options,
  events: readonly TraceEvent[],
): Result<History> {
  const copy = protocol.judgedAs?.(options) ?? null;
  if (copy === null) return failed(`${protocol.title} has no clients whose answers can be judged.`);
  return parseHistory({ ...copy, ops: runOperations(protocol, events) });
}
