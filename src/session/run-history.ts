import type { EventIndex, OperationId } from '../engine/configuration.ts';
import type { SingleCopy } from '../engine/protocol.ts';
import { findProtocol } from '../protocols/registry.ts';
import type { History, Operation, Value } from '../worker/history-wire.ts';
import type { EventSummary } from '../worker/wire.ts';
import { branchOf } from './current-branch.ts';
import type { SessionState } from './state.ts';

/** An operation of a run, as its client saw it. */
export interface RunOperation {
  readonly id: OperationId;
  readonly client: string;
  /** What was asked: "Put x=1". */
  readonly asked: string;
  /** What came back; null: nothing yet. */
  readonly got: string | null;
  readonly call: EventIndex;
  readonly ret: EventIndex | null;
  /** Its place in the history that is judged; null: it is left out, since it left no trace. */
  readonly op: number | null;
}

export interface RunHistory {
  readonly operations: readonly RunOperation[];
  /** Calls and returns by the numbers of their events, so that no two happen at once. */
  readonly history: History;
}

/** What the clients have seen up to the event at `until`, and how it is to be judged. */
function runHistory(
  events: readonly EventSummary[],
  until: EventIndex,
  { model, init }: SingleCopy,
): RunHistory {
  const calls: EventSummary[] = [];
  const returns = new Map<OperationId, EventSummary>();
  for (const event of events) {
    if (event.index > until) break;
    if (event.call !== null) calls.push(event);
    if (event.returned !== null) returns.set(event.returned.operation, event);
  }
  const operations: RunOperation[] = [];
  const ops: Operation[] = [];
  for (const { index, call } of calls) {
    if (call === null) continue;
    const back = returns.get(call.operation);
    const entry = back === undefined ? call.entry : (back.returned?.entry ?? null);
    operations.push({
      id: call.operation,
      client: call.client,
      asked: call.text,
      got: back?.returned?.text ?? null,
      call: index,
      ret: back?.index ?? null,
      op: entry === null ? null : ops.length,
    });
    if (entry === null) continue;
    const { op, key, in: input, out } = entry;
    ops.push({
      client: call.client,
      call: index,
      ret: back?.index ?? null,
      op,
      ...(key === undefined ? {} : { key }),
      ...(input === undefined ? {} : { in: input as Value }),
      ...(out === undefined || back === undefined ? {} : { out: out as Value }),
    });
  }
  return { operations, history: { model, init, ops } as History };
}

/** The single copy that the run in force is judged as; null: its clients have no history. */
export function singleCopyOf(state: SessionState): SingleCopy | null {
  const spec = branchOf(state)?.spec;
  if (spec === undefined) return null;
  return findProtocol(spec.protocol)?.protocol.judgedAs?.(spec.options) ?? null;
}

/** Of the run in force, up to its cursor; null: there is nothing to judge. */
export function historyAtCursor(state: SessionState): RunHistory | null {
  const copy = singleCopyOf(state);
  const events = branchOf(state)?.events;
  return copy === null || events === undefined ? null : runHistory(events, state.cursor, copy);
}

/** The messages that carried an operation: what led from its call to its return, in order. */
export function carriersOf(
  { call, ret }: Pick<RunOperation, 'call' | 'ret'>,
  events: readonly EventSummary[],
): readonly EventSummary[] {
  const end = ret ?? events.length - 1;
  const after = new Set<EventIndex>([call]);
  for (let index = call + 1; index <= end; index += 1) {
    if (events[index]?.causes.some((cause) => after.has(cause)) === true) after.add(index);
  }
  const led = new Set<EventIndex>();
  const waiting = ret === null ? [...after] : [ret];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (!after.has(index) || led.has(index)) continue;
    led.add(index);
    waiting.push(...(events[index]?.causes ?? []));
  }
  return [...led]
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const event = events[index];
      return event === undefined || event.received === null || event.background ? [] : [event];
    });
}
