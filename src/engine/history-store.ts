import { ensure } from '../base/assert.ts';
import type { TraceEvent } from './action.ts';
import type { Configuration, EventIndex, ProtocolTypes } from './configuration.ts';
import type { Machine } from './machine.ts';
import { replayStep } from './replay.ts';

/** Up to here every configuration is kept; beyond, one in sixteen: replaying fifteen events takes a tenth of a millisecond. */
const KEEP_ALL = 1000;
const CHECKPOINT_EVERY = 16;

/**
 * Every event and configuration of a run. Short runs keep all of them (they share their structure); of long runs
 * checkpoints are kept and the rest is replayed between them.
 */
export class HistoryStore<P extends ProtocolTypes> {
  readonly #machine: Machine<P>;
  readonly #keepAll: number;
  readonly #events: TraceEvent<P>[] = [];
  readonly #configurations = new Map<EventIndex, Configuration<P>>();

  constructor(machine: Machine<P>, keepAll = KEEP_ALL) {
    this.#machine = machine;
    this.#keepAll = keepAll;
  }

  get count(): number {
    return this.#events.length;
  }

  get events(): readonly TraceEvent<P>[] {
    return this.#events;
  }

  add(event: TraceEvent<P>, configuration: Configuration<P>): void {
    const index = this.#events.length;
    this.#events.push(event);
    this.#configurations.set(index, configuration);
    const leaving = index - 1;
    if (leaving >= this.#keepAll && leaving % CHECKPOINT_EVERY !== 0)
      this.#configurations.delete(leaving);
  }

  event(index: EventIndex): TraceEvent<P> {
    return ensure(this.#events[index], `event ${index} of ${this.#events.length}`);
  }

  /** The configuration after event `index`; index -1 is the initial one. */
  configuration(index: EventIndex): Configuration<P> {
    let at = index;
    while (at >= 0 && !this.#configurations.has(at)) at--;
    let configuration = this.#configurations.get(at) ?? this.#machine.initial;
    while (at < index)
      configuration = replayStep(this.#machine, configuration, this.event(++at)).configuration;
    return configuration;
  }
}
