import type { TraceEvent } from './action.ts';
import type { EventIndex, OperationId, ProtocolTypes } from './configuration.ts';

/** An operation as its client saw it, from the invocation to the response. */
export interface OperationRecord<P extends ProtocolTypes = ProtocolTypes> {
  readonly id: OperationId;
  /** `C1`; after it gave one up, `C1/2`: a never-returned operation is its client's last. */
  readonly client: string;
  readonly operation: P['operation'];
  readonly call: EventIndex;
  /** Null: it never returned. It may have taken effect at any time after its call, or never. */
  readonly ret: EventIndex | null;
  readonly result: P['result'] | null;
}

/** The history of invocations and responses in a trace, in order of the calls (Herlihy and Wing 1990, section 2). */
export function operationHistory<P extends ProtocolTypes>(
  events: readonly TraceEvent<P>[],
): readonly OperationRecord<P>[] {
  const records = new Map<OperationId, OperationRecord<P>>();
  const lives = new Map<string, number>();
  const open = new Map<string, OperationId>();
  const nextLife = (client: string): void => {
    if (!open.delete(client)) return;
    lives.set(client, (lives.get(client) ?? 1) + 1);
  };
  for (const event of events) {
    const { action } = event;
    if (action.kind === 'invoke' && event.outcome.kind !== 'nothing') {
      const life = lives.get(action.process) ?? 1;
      const client = life === 1 ? action.process : `${action.process}/${life}`;
      const { id, operation } = action;
      records.set(id, { id, client, operation, call: event.index, ret: null, result: null });
      open.set(action.process, id);
    }
    for (const effect of event.effects) {
      if (effect.kind === 'giveUp' && event.process !== null) nextLife(event.process);
      if (effect.kind !== 'reply') continue;
      const record = records.get(effect.operation);
      if (record === undefined) continue;
      records.set(effect.operation, { ...record, ret: event.index, result: effect.result });
      if (event.process !== null) open.delete(event.process);
    }
    if (action.kind === 'fault' && action.fault.kind === 'crash' && event.outcome.kind === 'done') {
      nextLife(action.fault.process);
    }
  }
  return [...records.values()];
}
