/** Where the operations of clients stand: a row for each client, time to the right, room for every label. */

export interface LaneOperation {
  readonly client: string;
  /** On one clock of any unit. */
  readonly call: number;
  /** Null: it never returned. */
  readonly ret: number | null;
  /** What its label takes, in pixels. */
  readonly width: number;
}

export interface LaneBar {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** It goes on to the right for ever. */
  readonly isOpen: boolean;
}

export interface LanesLayout {
  /** Clients, in order of their first calls. */
  readonly rows: readonly string[];
  /** One for each operation, in the same order. */
  readonly bars: readonly LaneBar[];
  readonly width: number;
  /** From a time to its place, and back; both grow together. */
  readonly placeOf: (time: number) => number;
  readonly timeAt: (place: number) => number;
}

/** Between two instants that differ. */
const GAP = 14;
const PAD = 16;

/**
 * A picture to scale would have no room for labels, so time is stretched where there is much to say and stays in order:
 * `placeOf` is monotone. `room`: at least this wide; `end`: the last instant that is to have a place.
 */
export function layoutLanes(
  operations: readonly LaneOperation[],
  room: number,
  end: number,
): LanesLayout {
  const rows = [...new Set(operations.map(({ client }) => client))];
  const last = operations.reduce((most, { call, ret }) => Math.max(most, call, ret ?? call), end);
  const times = [
    ...new Set([last + 1, ...operations.flatMap(({ call, ret }) => [call, ret ?? last + 1])]),
  ].toSorted((a, b) => a - b);
  const ending = new Map<number, LaneOperation[]>();
  for (const operation of operations) {
    const at = operation.ret ?? last + 1;
    ending.set(at, [...(ending.get(at) ?? []), operation]);
  }
  const places = new Map<number, number>();
  let place = 0;
  for (const time of times) {
    place += GAP;
    for (const { call, width } of ending.get(time) ?? []) {
      place = Math.max(place, (places.get(call) ?? place) + width + PAD);
    }
    places.set(time, place);
  }
  const stretch = Math.max(1, (room - GAP) / Math.max(place, 1));
  const xs = times.map((time) => (places.get(time) ?? 0) * stretch);
  const placeOf = (time: number) => between(times, xs, time);
  return {
    rows,
    bars: operations.map(({ client, call, ret }) => ({
      row: rows.indexOf(client),
      from: placeOf(call),
      to: placeOf(ret ?? last + 1),
      isOpen: ret === null,
    })),
    width: place * stretch + GAP,
    placeOf,
    timeAt: (x) => between(xs, times, x),
  };
}

/** On the line through the points (from[i], to[i]), which are in order; beyond its ends it stays where it ends. */
function between(from: readonly number[], to: readonly number[], at: number): number {
  const next = from.findIndex((it) => it >= at);
  if (next < 0) return to.at(-1) ?? 0;
  if (next === 0 || from[next] === at) return to[next] ?? 0;
  const a = from[next - 1] ?? 0;
  const b = from[next] ?? a;
  const x = to[next - 1] ?? 0;
  const y = to[next] ?? x;
  return x + ((y - x) * (at - a)) / (b - a);
}
