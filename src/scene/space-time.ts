import {
  endJourney,
  newJourney,
  type DiagramEvent,
  type Journey,
  type JourneyEnd,
} from './journey.ts';
import type { Tone } from './presentation.ts';

export type { DiagramEvent, Journey } from './journey.ts';

export interface LaneState {
  readonly from: number;
  /** Up to this event; null: still so. */
  readonly to: number | null;
  readonly tone: Tone;
  readonly status: string;
}

/** Links that were cut from one event to another. */
export interface WallSpan {
  readonly from: number;
  /** Null: still so. */
  to: number | null;
  readonly cuts: readonly string[];
}

const BLOCK = 256;

/**
 * Who sent what to whom and what became of it, and the state of every lane, built up as events arrive. Asked for a
 * window of the run it answers without looking at the rest, so that a run of any length can be scrubbed.
 */
export class SpaceTime {
  #count = 0;
  readonly #journeys: Journey[] = [];
  readonly #byName = new Map<string, Journey>();
  /** Position of the first journey that was sent in each block of events. */
  readonly #blockStart: number[] = [];
  /** Journeys still on their way when a block begins. */
  readonly #openAt: Journey[][] = [];
  readonly #open = new Set<Journey>();
  readonly #lanes = new Map<string, { index: number; tone: Tone; status: string }[]>();
  readonly #links = new Set<string>();
  readonly #walls: WallSpan[] = [];

  get count(): number {
    return this.#count;
  }

  /** Pairs of processes that ever exchanged a message: `P1 TC`, in order of names. */
  get links(): ReadonlySet<string> {
    return this.#links;
  }

  journey(envelope: string): Journey | undefined {
    return this.#byName.get(envelope);
  }

  /** Takes in what came since the last time. */
  grow(events: readonly DiagramEvent[]): this {
    for (; this.#count < events.length; this.#count += 1) this.#add(events[this.#count]!);
    return this;
  }

  #add(event: DiagramEvent): void {
    if (event.index % BLOCK === 0) {
      this.#blockStart.push(this.#journeys.length);
      this.#openAt.push([...this.#open]);
    }
    for (const end of event.sent) this.#begin(end, event.index, false);
    if (event.received !== null) this.#finish(event.received, event);
    if (event.fault === 'delay') this.#delay(event);
    if (event.cuts) this.#cut(event.cuts, event.index);
    for (const { process, tone, status } of event.lanes) {
      const changes = this.#lanes.get(process);
      if (changes === undefined) this.#lanes.set(process, [{ index: event.index, tone, status }]);
      else changes.push({ index: event.index, tone, status });
    }
  }

  #begin(end: JourneyEnd, sentAt: number, copy: boolean): Journey {
    const journey = newJourney(end, sentAt, copy);
    this.#journeys.push(journey);
    this.#byName.set(end.envelope, journey);
    this.#open.add(journey);
    this.#links.add([end.from, end.to].toSorted().join(' '));
    return journey;
  }

  #finish(end: JourneyEnd, event: DiagramEvent): void {
    const journey = this.#byName.get(end.envelope) ?? this.#twin(end, event.index);
    // What waited in an inbox arrived when it arrived; here it is only read.
    if (journey.endAt !== null) return;
    endJourney(journey, event);
    this.#open.delete(journey);
    if (!journey.background && journey.fate === 'delivered') {
      journey.overtook = [...this.#open].filter((it) => isOvertaken(it, journey));
    }
  }

  #delay({ struck, index }: DiagramEvent): void {
    const journey = struck == null ? undefined : this.#byName.get(struck);
    if (journey !== undefined) journey.delayedAt = index;
  }

  #cut(cuts: readonly string[], index: number): void {
    const last = this.#walls.at(-1);
    if (last !== undefined && last.to === null) last.to = index;
    if (cuts.length > 0) this.#walls.push({ from: index, to: null, cuts });
  }

  /** A duplicate begins where its original did. */
  #twin(end: JourneyEnd, index: number): Journey {
    const original = this.#byName.get(end.envelope.replace(/~\d+$/, ''));
    return this.#begin(end, original?.sentAt ?? index, true);
  }

  /** Journeys of which a part lies between two events. */
  journeysBetween(first: number, last: number): readonly Journey[] {
    const block = Math.min(Math.max(Math.floor(first / BLOCK), 0), this.#blockStart.length - 1);
    if (block < 0) return [];
    const found: Journey[] = [];
    for (const journey of this.#openAt[block]!) {
      if ((journey.endAt ?? Infinity) >= first) found.push(journey);
    }
    const end = this.#blockStart[Math.floor(last / BLOCK) + 1] ?? this.#journeys.length;
    for (let i = this.#blockStart[block]!; i < end; i += 1) {
      const journey = this.#journeys[i]!;
      if (journey.sentAt <= last && (journey.endAt ?? Infinity) >= first) found.push(journey);
    }
    return found;
  }

  wallsBetween(first: number, last: number): readonly WallSpan[] {
    return this.#walls.filter((wall) => wall.from <= last && (wall.to ?? Infinity) >= first);
  }

  /** The states of a lane between two events, in order. */
  laneBetween(process: string, first: number, last: number): readonly LaneState[] {
    const changes = this.#lanes.get(process) ?? [];
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle]!.index <= first) low = middle + 1;
      else high = middle;
    }
    const found: LaneState[] = [];
    for (let i = Math.max(low - 1, 0); i < changes.length && changes[i]!.index <= last; i += 1) {
      const { index, tone, status } = changes[i]!;
      found.push({ from: index, to: changes[i + 1]?.index ?? null, tone, status });
    }
    return found;
  }
}

function isOvertaken(slow: Journey, fast: Journey): boolean {
  return (
    slow.from === fast.from && slow.to === fast.to && slow.sentAt < fast.sentAt && !slow.background
  );
}
