import type { TraceEvent } from './action.ts';
import type { EventIndex, ProtocolTypes } from './configuration.ts';
import type { Protocol, Tally } from './protocol.ts';

const CHECKPOINT_EVERY = 256;

/** The counters after any event: summed from the nearest checkpoint. */
export class TallyBook<P extends ProtocolTypes> {
  readonly #protocol: Protocol<P>;
  /** After event `n * CHECKPOINT_EVERY - 1`. */
  readonly #checkpoints: Tally[] = [{}];

  constructor(protocol: Protocol<P>) {
    this.#protocol = protocol;
  }

  at(index: EventIndex, events: readonly TraceEvent<P>[]): Tally {
    const wanted = Math.floor((index + 1) / CHECKPOINT_EVERY);
    for (let n = this.#checkpoints.length; n <= wanted; n++) {
      this.#checkpoints.push(this.#sum(n - 1, n * CHECKPOINT_EVERY - 1, events));
    }
    return this.#sum(wanted, index, events);
  }

  #sum(checkpoint: number, upTo: EventIndex, events: readonly TraceEvent<P>[]): Tally {
    const sums: Record<string, number> = { ...this.#checkpoints[checkpoint] };
    for (let at = checkpoint * CHECKPOINT_EVERY; at <= upTo; at++) {
      const event = events[at];
      if (event === undefined) break;
      for (const [name, by] of this.#protocol.tally(event)) sums[name] = (sums[name] ?? 0) + by;
    }
    return sums;
  }
}
