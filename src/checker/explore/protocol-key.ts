import { canonical } from '../../base/canonical.ts';
import type {
  Configuration,
  Envelope,
  Process,
  ProtocolTypes,
} from '../../engine/configuration.ts';
import { processKey } from '../../engine/key.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { KeyWriter } from './key-writer.ts';

/**
 * The parts of a configuration as numbers: each process in order, the ghost, what is cut, then each message in flight
 * in the order of the list.
 */
export type PartNumbers = readonly number[];

/**
 * Keys of configurations, a few words each. Equal parts get equal numbers, given out as they come, so that keys are
 * exact; what a step left alone keeps its number and is not looked at again.
 */
export class ConfigurationKeys<P extends ProtocolTypes> {
  readonly #protocol: Protocol<P>;
  readonly #numbers = new Map<string, number>();
  readonly #asWritten = new Map<string, number>();
  readonly #sorted: number[] = [];

  constructor(protocol: Protocol<P>) {
    this.#protocol = protocol;
  }

  /** In: a configuration, and where it came from by one step, whose parts are known already. */
  numbersOf(
    configuration: Configuration<P>,
    from: { readonly configuration: Configuration<P>; readonly numbers: PartNumbers } | null,
  ): PartNumbers {
    const { processes, ghost, cuts, inFlight } = configuration;
    const old = from?.configuration;
    const known = from?.numbers ?? [];
    const numbers: number[] = [];
    for (let at = 0; at < processes.length; at++) {
      const process = processes[at] as Process<P>;
      numbers.push(
        process === old?.processes[at] ? (known[at] as number) : this.#processNumber(process),
      );
    }
    const count = processes.length;
    numbers.push(ghost === old?.ghost ? (known[count] as number) : this.#number('g', ghost));
    numbers.push(cuts === old?.cuts ? (known[count + 1] as number) : this.#number('c', cuts));
    for (const envelope of inFlight) {
      const before = old === undefined ? -1 : old.inFlight.indexOf(envelope);
      numbers.push(
        before < 0 ? this.#envelopeNumber(envelope) : (known[count + 2 + before] as number),
      );
    }
    return numbers;
  }

  /** Messages in flight count as a multiset: which of them was sent first must not tell states apart. */
  write(numbers: PartNumbers, processes: number, into: KeyWriter): void {
    const first = processes + 2;
    for (let at = 0; at < first; at++) into.word(numbers[at] as number);
    const sorted = this.#sorted;
    sorted.length = 0;
    for (let at = first; at < numbers.length; at++) {
      const number = numbers[at] as number;
      let place = sorted.length;
      for (; place > 0 && (sorted[place - 1] as number) > number; place--)
        sorted[place] = sorted[place - 1] as number;
      sorted[place] = number;
    }
    for (const number of sorted) into.word(number);
  }

  #processNumber(process: Process<P>): number {
    return this.#number('p', processKey(this.#protocol, process));
  }

  #envelopeNumber(envelope: Envelope<P>): number {
    const { from, to, message, held, parked, doomed } = envelope;
    return this.#number('e', [from, to, message, held, parked, doomed]);
  }

  /** Parts mostly come with their fields in the order of last time: then there is no need to sort them. */
  #number(kind: string, value: unknown): number {
    const written = kind + JSON.stringify(value);
    const known = this.#asWritten.get(written);
    if (known !== undefined) return known;
    const sorted = kind + canonical(value);
    const number = this.#numbers.get(sorted) ?? this.#numbers.size + 1;
    this.#numbers.set(sorted, number);
    this.#asWritten.set(written, number);
    return number;
  }
}
