import { bisectLeft, curveStepAfter, line, scaleLinear } from 'd3';

/** The numbers of a model at one instant. Times in milliseconds of the model. */
export interface Sample {
  readonly time: number;
  readonly values: readonly number[];
}

/** A place for text or a curve, in pixels. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From a number to a place along an axis, in pixels. */
export type Along = (value: number) => number;

/** Time to the right, from 0 to `end` milliseconds. */
export function timeAlong(end: number, { left, width }: Room): Along {
  return scaleLinear()
    .domain([0, Math.max(end, 1)])
    .range([left, left + width]);
}

/** Numbers upwards, from 0 to `max`; what is more is drawn at the top. */
export function upwards(max: number, { top, height }: Room): Along {
  return scaleLinear()
    .domain([0, Math.max(max, 1e-9)])
    .range([top + height, top])
    .clamp(true);
}

/**
 * The curve of the value at place `at` of each sample: it holds until the next sample. Within a pixel only what is drawn is
 * kept, its least and its greatest value. Out: the `d` of an SVG path; empty without samples.
 */
export function curvePath(samples: readonly Sample[], at: number, x: Along, y: Along): string {
  const points = thinned(
    samples.map(({ time, values }): [number, number] => [x(time), y(values[at] ?? 0)]),
  );
  const draw = line<[number, number]>().curve(curveStepAfter).digits(1);
  return draw(points) ?? '';
}

/** First, least, greatest and last of each pixel, in their order. */
function thinned(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (let from = 0; from < points.length;) {
    const pixel = Math.floor(points[from]![0]);
    let to = from;
    let least = from;
    let most = from;
    while (to + 1 < points.length && Math.floor(points[to + 1]![0]) === pixel) {
      to += 1;
      if (points[to]![1] < points[least]![1]) least = to;
      if (points[to]![1] > points[most]![1]) most = to;
    }
    const places = [...new Set([from, least, most, to])].toSorted((a, b) => a - b);
    for (const place of places) kept.push(points[place]!);
    from = to + 1;
  }
  return kept;
}

/** How high a curve of straight pieces is at `x`: once for each time that it passes there, in the order of the curve. */
export function heightsAt(
  curve: readonly (readonly [x: number, y: number])[],
  x: number,
): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + 1 < curve.length; at++) {
    const [[fromX, fromY], [toX, toY]] = [curve[at]!, curve[at + 1]!];
    const isLast = at + 2 === curve.length;
    const share = fromX === toX ? 0 : (x - fromX) / (toX - fromX);
    if (share >= 0 && (share < 1 || (isLast && share === 1)) && (fromX !== toX || x === fromX))
      found.push(fromY + share * (toY - fromY));
  }
  return found;
}

/** A stretch of time in which something stays the same. */
export interface Stretch<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** In: what holds from each instant on, in order; `end` closes the last. Neighbours with the same value become one. */
export function stretches<T>(
  instants: readonly { readonly time: number; readonly value: T }[],
  end: number,
  same: (a: T, b: T) => boolean,
): readonly Stretch<T>[] {
  const found: Stretch<T>[] = [];
  for (const { time, value } of instants) {
    const before = found.at(-1);
    if (before !== undefined && same(before.value, value)) continue;
    if (before !== undefined) found[found.length - 1] = { ...before, to: time };
    found.push({ from: time, to: end, value });
  }
  return found.filter(({ from, to }) => to > from);
}

/**
 * Places for texts beside the ends of curves: each as near to where it is wanted as `least` pixels between two allow, all
 * within `top` and `bottom` where there is room. In and out in the same order.
 */
export function apart(
  wanted: readonly number[],
  least: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => wanted[a]! - wanted[b]!);
  const placed = wanted.map((y) => y);
  let floor = top;
  for (const at of order) {
    placed[at] = Math.max(wanted[at]!, floor);
    floor = placed[at] + least;
  }
  let ceiling = bottom;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at]!, ceiling);
    ceiling = placed[at] - least;
  }
  return placed;
}

/** Round numbers along an axis of `unit` milliseconds each, no two nearer than `least` pixels. */
export function timeTicks(
  end: number,
  unit: number,
  { width }: Room,
  least: number,
): readonly number[] {
  const count = Math.max(1, Math.floor(width / least));
  return scaleLinear()
    .domain([0, Math.max(end / unit, 1)])
    .ticks(count)
    .map((tick) => tick * unit);
}

/** Where so many glyphs stand in a room: as large as they can be, row by row. */
export interface Grid {
  readonly columns: number;
  /** From one glyph to the next, in pixels. */
  readonly pitch: number;
}

/** In: how many, the room, and the greatest pitch that is wanted. */
export function gridIn(count: number, width: number, height: number, most: number): Grid {
  let best: Grid = { columns: 1, pitch: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const pitch = Math.min(width / columns, height / rows, most);
    if (pitch > best.pitch || (pitch === best.pitch && columns > best.columns)) {
      best = { columns, pitch };
    }
  }
  return best;
}

/** So many short straight pieces are as good as an ellipse. */
const PIECES = 360;

/**
 * Places on an ellipse in a room, from the top, clockwise, each as far along the line from the next; `margin` keeps the glyphs
 * inside. `gap` is how far that is.
 */
export function ringIn(
  count: number,
  width: number,
  height: number,
  margin: number,
): { readonly places: readonly (readonly [x: number, y: number])[]; readonly gap: number } {
  const pointAt = (turn: number): [number, number] => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return [
      width / 2 + Math.max(width / 2 - margin, 0) * Math.cos(angle),
      height / 2 + Math.max(height / 2 - margin, 0) * Math.sin(angle),
    ];
  };
  const points = Array.from({ length: PIECES + 1 }, (_, at) => pointAt(at / PIECES));
  const lengths = [0];
  for (let at = 1; at < points.length; at++) {
    const [before, here] = [points[at - 1]!, points[at]!];
    lengths.push(lengths[at - 1]! + Math.hypot(here[0] - before[0], here[1] - before[1]));
  }
  const gap = lengths[PIECES]! / Math.max(count, 1);
  const places = Array.from({ length: count }, (_, at) => points[bisectLeft(lengths, at * gap)]!);
  return { places, gap };
}

/** A number as a label may say it: three digits are enough for a glance. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 10_000) return `${Math.round(value / 1000)}k`;
  if (size >= 100 || Number.isInteger(value)) return `${Math.round(value)}`;
  return value.toFixed(size >= 10 ? 0 : 1);
}
