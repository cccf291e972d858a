import type { EventSummary } from '../worker/wire.ts';

const MOST_CAUSES = 5;

/** The chain of what brought an event about, newest first; starts are no reasons, and what comes from outside has none. */
export function causesOf(
  event: EventSummary,
  events: readonly EventSummary[],
): readonly EventSummary[] {
  const chain: EventSummary[] = [];
  let at: EventSummary | undefined = event;
  while (at !== undefined && at.kind !== 'fault' && chain.length < MOST_CAUSES) {
    const next: number | undefined = at.causes.at(-1);
    at = next === undefined ? undefined : events[next];
    // That a process was started is worth telling only where nothing else led to it.
    if (at !== undefined && (at.kind !== 'start' || chain.length === 0)) chain.push(at);
  }
  return chain;
}
