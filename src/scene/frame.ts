import type { Envelope, VirtualTime } from '../engine/configuration.ts';
import type { Picture } from './presentation.ts';

/** A message on its way: which lane of its link, and how it moves. */
export interface Flight {
  readonly envelope: Envelope;
  readonly lane: number;
}

const TWIN = 0.65;

export function isTwin(envelope: Envelope): boolean {
  return envelope.name.includes('~');
}

/** Everything that travels at one instant, each with a lane of its own on its link. Keeps the order of sending. */
export function flights(picture: Picture, quiet: boolean): readonly Flight[] {
  const lanes = new Map<string, number>();
  return picture.inFlight
    .filter((envelope) => !quiet || !envelope.background)
    .map((envelope) => {
      const link = `${envelope.from}>${envelope.to}`;
      const lane = lanes.get(link) ?? 0;
      // A twin flies close beside its original.
      if (isTwin(envelope)) return { envelope, lane: Math.max(lane - 1, 0) + TWIN };
      lanes.set(link, lane + 1);
      return { envelope, lane };
    });
}

/** Where a delayed message waits on its link. */
const PARKED_AT = 0.5;

/** How far a message has come, 0 to 1. What is held or delayed waits half way, what is parked at the end of its way. */
export function progress(envelope: Envelope, time: VirtualTime): number {
  if (envelope.parked) return 1;
  const { sentAt, deliverAt, delayedMs } = envelope;
  const whole = deliverAt - sentAt - delayedMs;
  const spent = time - sentAt;
  const waitsFrom = whole * PARKED_AT;
  const moved = delayedMs > 0 && spent > waitsFrom ? Math.max(waitsFrom, spent - delayedMs) : spent;
  const share = whole <= 0 ? 1 : moved / whole;
  const reached = Math.min(Math.max(share, 0), 1);
  return envelope.held ? Math.min(reached, PARKED_AT) : reached;
}

/** More things than this at once nobody can follow; what is sent together counts as one. */
const MOST_MOVING = 5;

/** Of what travels, what waits at its sender for a glance to be free. Keeps the order of sending. */
export function waitingTurn(travelling: readonly Envelope[]): ReadonlySet<string> {
  const groups = new Set<string>();
  const waiting = new Set<string>();
  for (const envelope of travelling) {
    const group = `${envelope.from} ${envelope.sentBy}`;
    if (!groups.has(group) && groups.size >= MOST_MOVING) waiting.add(envelope.name);
    else groups.add(group);
  }
  return waiting;
}
