import { bisectLeft } from 'd3';

/** How events are spread along the flow of time: all alike, or by the clock of the run. */
export type AxisKind = 'events' | 'time';

/** A moment of the run, as an axis sees it. */
export interface Moment {
  readonly index: number;
  readonly time: number;
  /** Only keeps a protocol alive: takes little room where it is hushed. */
  readonly quiet: boolean;
}

/** A stretch in which nothing happens that is worth room: it is drawn shorter than it is. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

const QUIET_STEP = 0.3;
/** Up to so many steps (or hops) a quiet stretch is drawn as it is, and never twice as long. */
const PLAIN_EVENTS = 1.2;
const PLAIN_HOPS = 4;
/** Marks of one instant stand beside each other. */
const LEAST_HOPS = 0.25;
const GAP_HOPS = 10;

/** Where each event stands, in steps from the first; built up as events arrive. */
export class Axis {
  readonly kind: AxisKind;
  readonly #hopMs: number;
  readonly #places: number[] = [];
  readonly #gaps: Gap[] = [];
  #loud: Moment = { index: 0, time: 0, quiet: false };

  /** `hopMs`: time on the clock that one step stands for. */
  constructor(kind: AxisKind, hopMs: number) {
    this.kind = kind;
    this.#hopMs = hopMs;
  }

  get count(): number {
    return this.#places.length;
  }

  add(moment: Moment): void {
    const { index, time, quiet } = moment;
    if (this.#places.length === 0) {
      this.#places.push(0);
      this.#loud = moment;
      return;
    }
    const base = this.at(this.#loud.index);
    const before = this.#places.at(-1) ?? 0;
    const idleHops = (time - this.#loud.time) / this.#hopMs;
    const place =
      this.kind === 'time'
        ? Math.max(base + squeezed(idleHops, PLAIN_HOPS), before + (quiet ? 0 : LEAST_HOPS))
        : quiet
          ? base + squeezed((index - this.#loud.index) * QUIET_STEP, PLAIN_EVENTS)
          : before + 1;
    this.#places.push(place);
    if (quiet) return;
    if (idleHops > GAP_HOPS) {
      this.#gaps.push({ from: this.#loud.index, to: index, ms: time - this.#loud.time });
    }
    this.#loud = moment;
  }

  at(index: number): number {
    return this.#places[Math.min(Math.max(index, 0), this.#places.length - 1)] ?? 0;
  }

  /** The event nearest to a place. */
  nearest(place: number): number {
    const after = Math.min(bisectLeft(this.#places, place), Math.max(this.count - 1, 0));
    const before = Math.max(after - 1, 0);
    return place - this.at(before) < this.at(after) - place ? before : after;
  }

  gapsBetween(first: number, last: number): readonly Gap[] {
    return this.#gaps.filter((gap) => gap.to >= first && gap.from <= last);
  }
}

/** As it is up to `plain`; beyond, ever shorter, and always growing. */
function squeezed(length: number, plain: number): number {
  return length <= plain ? length : plain + plain * (1 - plain / length);
}
