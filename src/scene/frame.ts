import type { Envelope, VirtualTime } from '../engine/configuration.ts';
import type { Picture } from './presentation.ts';

/** A message on its way: which lane of its link, and how it moves. */
export interface Flight {
  readonly envelope: Envelope;
  readonly lane: number;
}

/** Everything that travels at one instant, each with a lane of its own on its link. Keeps the order of sending. */
export function flights(picture: Picture, quiet: boolean): readonly Flight[] {
  const lanes = new Map<string, number>();
  return picture.inFlight
    .filter((envelope) => !quiet || !envelope.background)
    .map((envelope) => {
      const link = `${envelope.from}>${envelope.to}`;
      const lane = lanes.get(link) ?? 0;
      lanes.set(link, lane + 1);
      return { envelope, lane };
    });
}

/** How far a message has come, 0 to 1. Held and parked ones wait at the receiver's edge. */
export function progress(envelope: Envelope, time: VirtualTime): number {
  if (envelope.parked) return 1;
  const whole = envelope.deliverAt - envelope.sentAt;
  const share = whole <= 0 ? 1 : (time - envelope.sentAt) / whole;
  const reached = Math.min(Math.max(share, 0), 1);
  return envelope.held ? Math.min(reached, 0.5) : reached;
}
