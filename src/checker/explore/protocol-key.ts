import { byCodeUnit, canonical } from '../../base/canonical.ts';
import { items } from '../../base/log-list.ts';
import type {
  Configuration,
  Envelope,
  Process,
  ProtocolTypes,
} from '../../engine/configuration.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { KeyWriter } from './key-writer.ts';

/**
 * The parts of a configuration as numbers: of each process in order its state, its timers, what is on its disk or
 * waits for it, and the rest; the ghost, what is cut, then each message in flight in the order of the list.
 */
export type PartNumbers = readonly number[];

/** Of one process. */
const PARTS = 4;

/** Where the numbers of messages begin. */
export function firstMessage(processes: number): number {
  return processes * PARTS + 2;
}

/**
 * Keys of configurations, a few words each. Equal parts get equal numbers, given out as they come, so that keys are
 * exact; what a step left alone keeps its number and is not looked at again. What counts is what counts for
 * `configurationKey` of the engine.
 */
export class ConfigurationKeys<P extends ProtocolTypes> {
  readonly #protocol: Protocol<P>;
  readonly #numbers = new Map<string, number>();
  readonly #asWritten = new Map<string, number>();
  readonly #sorted: number[] = [];

  constructor(protocol: Protocol<P>) {
    this.#protocol = protocol;
  }

  /** In: a configuration, and one that it came from, whose parts are known already. */
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
      this.#addProcess(numbers, process, old?.processes[at], known, at * PARTS);
    }
    const count = processes.length * PARTS;
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
    const first = firstMessage(processes);
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

  #addProcess(
    numbers: number[],
    process: Process<P>,
    old: Process<P> | undefined,
    known: PartNumbers,
    at: number,
  ): void {
    const { state, timers } = process;
    numbers.push(
      state === old?.state ? (known[at] as number) : this.#stateNumber(state),
      timers === old?.timers ? (known[at + 1] as number) : this.#timersNumber(process),
      old !== undefined && hasSameDisk(process, old)
        ? (known[at + 2] as number)
        : this.#diskNumber(process),
      process === old ? (known[at + 3] as number) : this.#restNumber(process),
    );
  }

  #stateNumber(state: P['state'] | null): number {
    const protocol = this.#protocol;
    return this.#number('s', state === null ? null : (protocol.keyOf?.(state) ?? state));
  }

  /** Where none has to wait for another it is all the same which was set first. */
  #timersNumber({ timers }: Process<P>): number {
    const parts = timers.map(({ timer, subject, minMs, maxMs, frozen }) =>
      JSON.stringify([timer, subject, minMs, maxMs, frozen]),
    );
    const hasOrder = timers.some(({ maxMs }) => timers.some(({ minMs }) => maxMs <= minMs));
    return this.#numberOfText(`t${(hasOrder ? parts : parts.toSorted(byCodeUnit)).join()}`);
  }

  #diskNumber({ log, buffer, write, pending, inbox, disk, diskState }: Process<P>): number {
    return this.#number('d', [
      items(log),
      buffer.map(({ record }) => record),
      write === null ? null : [write.record, write.fails],
      pending,
      inbox.map(envelopeParts),
      disk.failing,
      diskState,
    ]);
  }

  #restNumber({ id, status, incarnation, client }: Process<P>): number {
    const session = client === null ? '' : `${client.taken} ${client.outstanding ?? ''}`;
    return this.#numberOfText(`r${id} ${status} ${incarnation} ${session}`);
  }

  #envelopeNumber(envelope: Envelope<P>): number {
    return this.#number('e', envelopeParts(envelope));
  }

  /** Parts mostly come with their fields in the order of last time: then there is no need to sort them. */
  #number(kind: string, value: unknown): number {
    const written = kind + JSON.stringify(value);
    const known = this.#asWritten.get(written);
    if (known !== undefined) return known;
    const number = this.#numberOfText(kind + canonical(value));
    this.#asWritten.set(written, number);
    return number;
  }

  #numberOfText(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return number;
  }
}

function hasSameDisk(a: Process, b: Process): boolean {
  return (
    a.log === b.log &&
    a.buffer === b.buffer &&
    a.write === b.write &&
    a.pending === b.pending &&
    a.inbox === b.inbox &&
    a.disk === b.disk &&
    a.diskState === b.diskState
  );
}

function envelopeParts({ from, to, message, held, parked, doomed }: Envelope): unknown {
  return [from, to, message, held, parked, doomed];
}
