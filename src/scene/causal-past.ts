import type { EventIndex } from '../engine/configuration.ts';

export interface Caused {
  readonly index: EventIndex;
  readonly causes: readonly EventIndex[];
}

/** An event and everything that could have brought it about, as far back as `first`. */
export function causalPast(
  events: readonly Caused[],
  index: EventIndex,
  first: EventIndex,
): ReadonlySet<EventIndex> {
  const past = new Set<EventIndex>();
  const open = [index];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at < first || past.has(at)) continue;
    const event = events[at];
    if (event === undefined) continue;
    past.add(at);
    open.push(...event.causes);
  }
  return past;
}
