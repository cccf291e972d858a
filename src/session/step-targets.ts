import type { EventIndex, ProcessId } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';

/** Where a step leads. All of these are pure and look only at what the worker has told. */

type Test = (event: EventSummary) => boolean;

/**
 * The instant at which everybody has started: a run is opened here, and stepping back ends here. What was done from
 * outside between two starts does not keep the others from starting.
 */
export function firstIndex(events: readonly EventSummary[]): EventIndex {
  let last = 0;
  for (const event of events) {
    if (event.kind === 'start') last = event.index;
    else if (event.kind !== 'fault') break;
  }
  return last;
}

/** What keeps a protocol alive (pings, retries) is passed over while it is quiet; what breaks or decides never is. */
export function isVisible(event: EventSummary): boolean {
  return (
    !event.background ||
    event.kind === 'fault' ||
    event.beat !== null ||
    event.violated.length > 0 ||
    event.outcome.kind === 'threw'
  );
}

export function nextWhere(
  events: readonly EventSummary[],
  from: EventIndex,
  test: Test,
): EventIndex | null {
  for (let index = from + 1; index < events.length; index += 1)
    if (test(events[index]!)) return index;
  return null;
}

export function previousWhere(
  events: readonly EventSummary[],
  from: EventIndex,
  test: Test,
): EventIndex | null {
  const first = firstIndex(events);
  for (let index = from - 1; index > first; index -= 1) if (test(events[index]!)) return index;
  return from > first ? first : null;
}

export const isBeat: Test = (event) => event.beat !== null || event.kind === 'fault';
export const isArrival: Test = (event) => event.received !== null && isVisible(event);
export const isAt =
  (process: ProcessId): Test =>
  (event) =>
    event.process === process && isVisible(event);
