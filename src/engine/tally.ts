import type { EventIndex } from './configuration.ts';
import type { Tally } from './protocol.ts';

const CHECKPOINT_EVERY = 64;

type Deltas = readonly (readonly [name: string, by: number])[];

/** The counters after any event: what each event added, and sums at checkpoints. */
export class TallyBook {
  readonly #deltas: Deltas[] = [];
  /** Before event `n * CHECKPOINT_EVERY`. */
  readonly #checkpoints: Tally[] = [{}];

  /** Events come in order, from the first. */
  add(deltas: Deltas): void {
    this.#deltas.push(deltas);
    if (this.#deltas.length % CHECKPOINT_EVERY === 0) {
      this.#checkpoints.push(this.at(this.#deltas.length - 1));
    }
  }

  at(index: EventIndex): Tally {
    const checkpoint = Math.min(
      Math.floor((index + 1) / CHECKPOINT_EVERY),
      this.#checkpoints.length - 1,
    );
    const sums: Record<string, number> = { ...this.#checkpoints[checkpoint] };
    for (let at = checkpoint * CHECKPOINT_EVERY; at <= index; at++) {
      for (const [name, by] of this.#deltas[at] ?? []) sums[name] = (sums[name] ?? 0) + by;
    }
    return sums;
  }
}
