import type { Outcome } from '../engine/action.ts';
import type { Tone } from './presentation.ts';

/** One end of a message's journey, as an event tells it. */
export interface JourneyEnd {
  readonly envelope: string;
  readonly from: string;
  readonly to: string;
  readonly messageKind: string;
  readonly background: boolean;
}

/** What the diagram needs to know of an event. */
export interface DiagramEvent {
  readonly index: number;
  readonly time: number;
  readonly fault: string | null;
  readonly process: string | null;
  readonly background: boolean;
  readonly outcome: Outcome;
  readonly sent: readonly JourneyEnd[];
  readonly received: JourneyEnd | null;
  readonly lanes: readonly {
    readonly process: string;
    readonly tone: Tone;
    readonly status: string;
  }[];
}

export interface Journey extends JourneyEnd {
  readonly sentAt: number;
  /** Null while it is on its way. */
  endAt: number | null;
  fate: 'flying' | 'delivered' | 'lost' | 'dropped' | 'queued';
  /** Why it never came to be read: "P1 is down". */
  why: string | null;
  readonly copy: boolean;
}

export interface LaneState {
  readonly from: number;
  /** Up to this event; null: still so. */
  readonly to: number | null;
  readonly tone: Tone;
  readonly status: string;
}

const BLOCK = 256;
/** What only keeps a protocol alive takes less room. */
const QUIET_STEP = 0.3;

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
  readonly #places: number[] = [];

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

  /** Where an event stands on an axis of events. */
  placeOf(index: number): number {
    return this.#places[Math.min(index, this.#places.length - 1)] ?? 0;
  }

  #add(event: DiagramEvent): void {
    const quiet = event.background && event.fault === null;
    this.#places.push((this.#places.at(-1) ?? 0) + (quiet ? QUIET_STEP : 1));
    if (event.index % BLOCK === 0) {
      this.#blockStart.push(this.#journeys.length);
      this.#openAt.push([...this.#open]);
    }
    for (const end of event.sent) this.#begin(end, event.index, false);
    if (event.received !== null) this.#finish(event.received, event);
    for (const { process, tone, status } of event.lanes) {
      const changes = this.#lanes.get(process);
      if (changes === undefined) this.#lanes.set(process, [{ index: event.index, tone, status }]);
      else changes.push({ index: event.index, tone, status });
    }
  }

  #begin(end: JourneyEnd, sentAt: number, copy: boolean): Journey {
    const journey: Journey = { ...end, sentAt, endAt: null, fate: 'flying', why: null, copy };
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
    journey.endAt = event.index;
    journey.fate = fateOf(event);
    journey.why = reasonFor(event, end);
    this.#open.delete(journey);
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

function fateOf(event: DiagramEvent): Journey['fate'] {
  if (event.fault === 'drop') return 'dropped';
  if (event.outcome.kind === 'lost') return 'lost';
  return event.outcome.kind === 'queued' ? 'queued' : 'delivered';
}

function reasonFor(event: DiagramEvent, end: JourneyEnd): string | null {
  if (event.fault === 'drop') return 'dropped';
  if (event.outcome.kind === 'queued') return `${end.to} is ${event.outcome.why}`;
  if (event.outcome.kind !== 'lost') return null;
  switch (event.outcome.why) {
    case 'crashed':
      return `${end.to} is down`;
    case 'unstarted':
      return `${end.to} has not started`;
    case 'wall':
      return 'cut';
    case 'network':
      return 'lost';
  }
}
