import type { TraceEvent } from './action.ts';
import type { Configuration, EventIndex, OperationId, ProtocolTypes } from './configuration.ts';
import type { HistoryOperation, Protocol } from './protocol.ts';

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

/** What one event did to the operations. */
export interface OperationChange<P extends ProtocolTypes = ProtocolTypes> {
  readonly called: OperationRecord<P> | null;
  readonly returned: OperationRecord<P> | null;
}

/** Follows the operations of a run, event by event. */
export interface OperationLedger<P extends ProtocolTypes = ProtocolTypes> {
  add(event: TraceEvent<P>): OperationChange<P>;
  /** In order of the calls. */
  all(): readonly OperationRecord<P>[];
}

export function createOperationLedger<P extends ProtocolTypes>(): OperationLedger<P> {
  const records = new Map<OperationId, OperationRecord<P>>();
  const lives = new Map<string, number>();
  const open = new Map<string, OperationId>();

  function nextLife(client: string): void {
    if (open.delete(client)) lives.set(client, (lives.get(client) ?? 1) + 1);
  }

  function called({ action, outcome, index }: TraceEvent<P>): OperationRecord<P> | null {
    if (action.kind !== 'invoke' || outcome.kind === 'nothing') return null;
    const life = lives.get(action.process) ?? 1;
    const client = life === 1 ? action.process : `${action.process}/${life}`;
    const { id, operation } = action;
    open.set(action.process, id);
    return { id, client, operation, call: index, ret: null, result: null };
  }

  return {
    add(event) {
      const call = called(event);
      if (call !== null) records.set(call.id, call);
      let returned: OperationRecord<P> | null = null;
      for (const effect of event.effects) {
        if (effect.kind === 'giveUp' && event.process !== null) nextLife(event.process);
        if (effect.kind !== 'reply') continue;
        const record = records.get(effect.operation);
        if (record === undefined) continue;
        returned = { ...record, ret: event.index, result: effect.result };
        records.set(effect.operation, returned);
        if (event.process !== null) open.delete(event.process);
      }
      const { action, outcome } = event;
      if (action.kind === 'fault' && action.fault.kind === 'crash' && outcome.kind === 'done') {
        nextLife(action.fault.process);
      }
      return { called: call, returned };
    },
    all: () => [...records.values()],
  };
}

/** The history of invocations and responses in a trace, in order of the calls (Herlihy and Wing 1990, section 2). */
export function operationHistory<P extends ProtocolTypes>(
  events: readonly TraceEvent<P>[],
): readonly OperationRecord<P>[] {
  const ledger = createOperationLedger<P>();
  for (const event of events) ledger.add(event);
  return ledger.all();
}

/** An operation in the words of the history format; null: it is left out. */
export function inHistory<P extends ProtocolTypes>(
  protocol: Pick<Protocol<P>, 'history'>,
  { operation, ret, result }: OperationRecord<P>,
): HistoryOperation | null {
  const answer = ret === null ? null : result;
  if (protocol.history !== undefined) return protocol.history(operation, answer);
  const { kind: op, ...input } = operation;
  return { op, in: input, ...(answer === null ? {} : { out: answer }) };
}

/** Did every client get an answer to all that it asked? For protocols that have no better word for how a run ends. */
export function answersIn({ processes }: Pick<Configuration, 'processes'>): string {
  const asking = processes.flatMap(({ client }) =>
    client !== null && client.taken + client.extra > 0 ? [client] : [],
  );
  if (asking.length === 0) return 'nothing asked';
  const isAnswered = asking.every(({ outstanding, life }) => outstanding === null && life === 1);
  return isAnswered ? 'answered' : 'unanswered';
}
