import { byCodeUnit } from '../base/canonical.ts';
import type { TraceEvent } from '../engine/action.ts';

/**
 * The log format of ShiViz: two lines an event, with a vector clock. Everything that concerns no single node (a cut,
 * the clock held) happens at a host of its own.
 */
const PATTERN = String.raw`(?<host>\S*) (?<clock>{.*})\n(?<event>.*)`;
const NOBODY = 'network';

type Clock = Readonly<Record<string, number>>;

export const SHIVIZ_HEAD = `${PATTERN}\n`;

/** Writes events in order. Out: the two lines of the event. */
export function shivizWriter(): (event: TraceEvent, headline: string) => string {
  const clocks: Clock[] = [];
  const latest = new Map<string, Clock>();
  return (event, headline) => {
    const host = event.process ?? NOBODY;
    const seen = [latest.get(host) ?? {}, ...event.causes.map((cause) => clocks[cause] ?? {})];
    const merged = seen.reduce(latestOf, {});
    const clock = { ...merged, [host]: (latest.get(host)?.[host] ?? 0) + 1 };
    clocks.push(clock);
    latest.set(host, clock);
    const entries = Object.entries(clock).toSorted(([a], [b]) => byCodeUnit(a, b));
    return `${host} ${JSON.stringify(Object.fromEntries(entries))}\n${headline}`;
  };
}

function latestOf(a: Clock, b: Clock): Clock {
  const merged: Record<string, number> = { ...a };
  for (const [host, count] of Object.entries(b)) merged[host] = Math.max(merged[host] ?? 0, count);
  return merged;
}
