import type { EventIndex, VirtualTime } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { isBeat, isVisible, nextWhere } from './step-targets.ts';

/** One nominal hop of a message takes this long on the screen, at speed 1. */
const HOP_MS = 1200;
const STEP_FLIGHT_MS = 600;
const STEP_SHORT_MS = 250;
const LONGEST_GAP_MS = 2000;
const SHORTENED_GAP_MS = 600;
const READING_LEAST_MS = 2000;
const READING_PER_WORD_MS = 400;

/** Virtual milliseconds in a wall millisecond from here to the next thing to see. Long idle stretches are shortened. */
export function paceFrom(
  events: readonly EventSummary[],
  cursor: EventIndex,
  time: VirtualTime,
  nominalHopMs: number,
  speed: number,
): number {
  const pace = (nominalHopMs / HOP_MS) * speed;
  const next = events[nextWhere(events, cursor, isVisible) ?? events.length - 1];
  const gap = next === undefined ? 0 : next.time - time;
  return gap > LONGEST_GAP_MS * pace ? (gap / SHORTENED_GAP_MS) * Math.max(1, speed) : pace;
}

/** How long playing waits at an event for its sentence to be read: at beats, and at what breaks or is broken. */
export function readingMs(event: EventSummary, speed: number): number {
  if (!isBeat(event) && event.violated.length === 0) return 0;
  const words = event.headline.split(' ').length;
  return Math.max(READING_LEAST_MS, READING_PER_WORD_MS * words) / Math.max(1, speed);
}

/** How long a single step is shown on its way. */
export function stepMs(from: VirtualTime, event: EventSummary): number {
  if (event.time <= from) return 0;
  return event.received === null ? STEP_SHORT_MS : STEP_FLIGHT_MS;
}
