import { around, outside, shared, type Box } from './boxes.ts';
import type { Point, Size } from './layout.ts';

/** On which side of a message its label stands; none: it has no place, or another label speaks for it. */
export type LabelSide = 'above' | 'below' | 'right' | 'left' | 'none';

export interface Labelled {
  readonly name: string;
  /** Width of the text and half the width of the glyph, in label sizes. */
  readonly width: number;
  readonly half: number;
  /** Where it is now and at later looks; null: it has arrived by then. */
  readonly at: readonly (Point | null)[];
  /** Where it stands when nothing is in the way. */
  readonly preferred: 'above' | 'below';
  readonly silent: boolean;
}

export interface Ground {
  readonly size: Size;
  readonly unit: number;
  /** What must not be covered: nodes, and what stands around them. */
  readonly obstacles: readonly Box[];
}

/** In label sizes: half a glyph, a line of text, the gap between glyph and label. */
const HALF_GLYPH = 0.95;
const LINE = 1.05;
const GAP = 0.22;
const AIR = 0.18;
/** What happens later matters less than what is seen now. */
const LATER = 0.15;
/** Less than this share of a label is no reason to move it; where more than the other is covered it is left out. */
const SLIGHT = 0.02;
const HOPELESS = 0.3;

/**
 * A side for every label, the oldest message first: where it covers no node, no other message and no label, now and on
 * its further way; where there is no such side, the one where it covers least. A label that has a side keeps it as long
 * as it covers nothing there, so that it does not jump about while its message travels.
 */
export function placeLabels(
  ground: Ground,
  messages: readonly Labelled[],
  kept: ReadonlyMap<string, LabelSide> = new Map(),
): ReadonlyMap<string, LabelSide> {
  const sides = new Map<string, LabelSide>();
  const labels: (readonly (Box | null)[])[] = [];
  for (const message of messages) {
    if (message.silent) {
      sides.set(message.name, 'none');
      continue;
    }
    const cost = (side: LabelSide) => costOf(message, side, ground, messages, labels);
    const old = kept.get(message.name);
    const side =
      old !== undefined && old !== 'none' && cost(old).now < SLIGHT * areaOf(message, ground.unit)
        ? old
        : cheapest(message, ground.unit, cost);
    sides.set(message.name, side);
    labels.push(message.at.map((at) => at && labelBox(message, at, side, ground.unit)));
  }
  return sides;
}

function cheapest(
  message: Labelled,
  unit: number,
  cost: (side: LabelSide) => { readonly now: number; readonly later: number },
): LabelSide {
  let best: LabelSide = message.preferred;
  let least = Infinity;
  let covers = Infinity;
  for (const side of sidesFor(message.preferred)) {
    const { now, later } = cost(side);
    const sum = now + later * LATER;
    if (sum < least - 0.5) {
      best = side;
      least = sum;
      covers = now;
    }
  }
  return covers > HOPELESS * areaOf(message, unit) ? 'none' : best;
}

function areaOf({ width }: Labelled, unit: number): number {
  return width * LINE * unit * unit;
}

function costOf(
  message: Labelled,
  side: LabelSide,
  { obstacles, size, unit }: Ground,
  messages: readonly Labelled[],
  labels: readonly (readonly (Box | null)[])[],
): { readonly now: number; readonly later: number } {
  let now = 0;
  let later = 0;
  for (const [look, at] of message.at.entries()) {
    if (at === null) continue;
    const box = labelBox(message, at, side, unit);
    let sum = outside(box, size) * 4;
    for (const other of obstacles) sum += shared(box, other);
    for (const other of labels) {
      const theirs = other[look];
      if (theirs !== null && theirs !== undefined) sum += 2 * shared(box, theirs);
    }
    for (const other of messages) {
      const there = other.at[look];
      if (other === message || there === null || there === undefined) continue;
      sum += 2 * shared(box, around(there, other.half * unit, HALF_GLYPH * unit));
    }
    if (look === 0) now = sum;
    else later += sum;
  }
  return { now, later };
}

function sidesFor(preferred: 'above' | 'below'): readonly LabelSide[] {
  return [preferred, preferred === 'above' ? 'below' : 'above', 'right', 'left'];
}

/** Where the label begins or is centred, relative to its glyph. */
export function labelOffset(
  side: LabelSide,
  unit: number,
  half: number,
): { readonly x: number; readonly y: number; readonly anchor: 'middle' | 'start' | 'end' } {
  const beside = (half + GAP) * unit;
  switch (side) {
    case 'none':
    case 'above':
      return { x: 0, y: -(HALF_GLYPH + GAP) * unit, anchor: 'middle' };
    case 'below':
      return { x: 0, y: (HALF_GLYPH + GAP + LINE * 0.66) * unit, anchor: 'middle' };
    case 'right':
      return { x: beside, y: LINE * 0.33 * unit, anchor: 'start' };
    case 'left':
      return { x: -beside, y: LINE * 0.33 * unit, anchor: 'end' };
  }
}

export function labelBox(
  { width, half }: Pick<Labelled, 'width' | 'half'>,
  at: Point,
  side: LabelSide,
  unit: number,
): Box {
  const { x, y, anchor } = labelOffset(side, unit, half);
  const wide = width * unit;
  const left = at.x + x - (anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0);
  const baseline = at.y + y;
  return {
    left: left - AIR * unit,
    right: left + wide + AIR * unit,
    top: baseline - 0.78 * unit,
    bottom: baseline + 0.27 * unit,
  };
}
