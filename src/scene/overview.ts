import type { Tone } from './presentation.ts';

/** The whole of a run in one thin bar: what befell it in each of so many columns. */
export interface OverviewEvent {
  readonly index: number;
  readonly kind: string;
  readonly beat: string | null;
  readonly violated: readonly string[];
  readonly lanes: readonly {
    readonly process: string;
    readonly tone: Tone;
    readonly status: string;
  }[];
}

export interface Overview {
  /** Columns in which somebody is in doubt, or down, as stretches from column to column. */
  readonly doubt: readonly (readonly [number, number])[];
  readonly down: readonly (readonly [number, number])[];
  readonly beats: readonly number[];
  readonly faults: readonly number[];
  readonly violations: readonly number[];
}

/** `columnOf` must not fall with the index. */
export function overviewOf(
  events: readonly OverviewEvent[],
  columnOf: (index: number) => number,
): Overview {
  const doubt = new Stretches();
  const down = new Stretches();
  const beats = new Set<number>();
  const faults = new Set<number>();
  const violations = new Set<number>();
  for (const event of events) {
    const column = columnOf(event.index);
    for (const { process, tone, status } of event.lanes) {
      doubt.set(process, tone === 'uncertain' && status !== 'crashed', column);
      down.set(process, status === 'crashed', column);
    }
    if (event.beat !== null) beats.add(column);
    if (event.kind === 'fault') faults.add(column);
    if (event.violated.length > 0) violations.add(column);
  }
  const end = columnOf(events.length - 1);
  return {
    doubt: doubt.until(end),
    down: down.until(end),
    beats: [...beats],
    faults: [...faults],
    violations: [...violations],
  };
}

/** From when to when at least one of several holds. */
class Stretches {
  readonly #held = new Set<string>();
  readonly #found: [number, number][] = [];
  #since = 0;

  set(name: string, holds: boolean, column: number): void {
    const before = this.#held.size;
    if (holds) this.#held.add(name);
    else this.#held.delete(name);
    if (before === 0 && this.#held.size > 0) this.#since = column;
    else if (before > 0 && this.#held.size === 0) this.#end(column);
  }

  #end(column: number): void {
    const last = this.#found.at(-1);
    if (last !== undefined && last[1] >= this.#since) last[1] = Math.max(last[1], column);
    else this.#found.push([this.#since, column]);
  }

  until(column: number): readonly (readonly [number, number])[] {
    if (this.#held.size > 0) this.#end(column);
    return this.#found;
  }
}
