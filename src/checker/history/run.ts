import type { Result } from '../../base/result.ts';
import type { TraceEvent } from '../../engine/action.ts';
import type { OperationId } from '../../engine/configuration.ts';
import { inHistory, operationHistory } from '../../engine/operations.ts';
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
    const { id, client, call, ret } = record;
    const written = inHistory(protocol, record);
    if (written === null) return [];
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

/** What is replicated: the object that clients believe there is one copy of. */
export type Copied = Pick<History, 'model' | 'init'>;

/** A run as a history, operation by operation as in `runOperations`. Errors: one sentence, if it does not fit the model. */
export function historyOfRun(
  protocol: Pick<Protocol, 'history'>,
  events: readonly TraceEvent[],
  { model, init }: Copied,
): Result<History> {
  return parseHistory({ model, init, ops: runOperations(protocol, events) });
}
