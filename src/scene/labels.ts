import { around, outside, shared, type Box } from './boxes.ts';
import type { Point, Size } from './node-box.ts';

/** On which side of a message its label stands; none: it has no place, or another label speaks for it. */
export type LabelSide = Level | 'right' | 'left' | Corner | 'none';

type Level = 'above' | 'below';
/** Above or below, and flush with the glyph's right or left edge: it reaches to the left or right from there. */
type Corner = `${Level} to the ${'left' | 'right'}`;

export interface Labelled {
  readonly name: string;
  /** Width of the text and half the width of the glyph, in label sizes. */
  readonly width: number;
  readonly half: number;
  /** Where it is now and at later looks; null: it has arrived by then. */
  readonly at: readonly (Point | null)[];
  /** Where it stands when nothing is in the way. */
  readonly preferred: Level;
  readonly silent: boolean;
  /** Of those with the same only one has a label, which speaks for all. */
  readonly crowd?: string;
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
const HOPELESS = 0.02;

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
    if (sides.has(message.name)) continue;
    if (message.silent) {
      sides.set(message.name, 'none');
      continue;
    }
    const { crowd } = message;
    const speakers =
      crowd === undefined ? [message] : messages.filter((it) => !it.silent && it.crowd === crowd);
    for (const { name } of speakers) sides.set(name, 'none');
    const found = best(speakers, ground, messages, labels, kept);
    if (found === null) continue;
    const { speaker, side } = found;
    sides.set(speaker.name, side);
    labels.push(speaker.at.map((at) => at && labelBox(speaker, at, side, ground.unit)));
  }
  return sides;
}

/** Who of them has the label, and on which side; null: there is no place for it. */
function best(
  speakers: readonly Labelled[],
  ground: Ground,
  messages: readonly Labelled[],
  labels: readonly (readonly (Box | null)[])[],
  kept: ReadonlyMap<string, LabelSide>,
): { readonly speaker: Labelled; readonly side: LabelSide } | null {
  for (const speaker of speakers) {
    const side = kept.get(speaker.name);
    if (side === undefined || side === 'none') continue;
    const { now } = costOf(speaker, side, ground, messages, labels);
    if (now < SLIGHT * areaOf(speaker, ground.unit)) return { speaker, side };
  }
  let found: { speaker: Labelled; side: LabelSide } | null = null;
  let least = Infinity;
  let covers = 0;
  for (const speaker of fromTheMiddle(speakers)) {
    for (const side of sidesFor(speaker.preferred)) {
      const { now, later } = costOf(speaker, side, ground, messages, labels);
      const sum = now + later * LATER;
      if (sum >= least - 0.5) continue;
      found = { speaker, side };
      least = sum;
      covers = now / areaOf(speaker, ground.unit);
    }
  }
  return covers > HOPELESS ? null : found;
}

function fromTheMiddle(speakers: readonly Labelled[]): readonly Labelled[] {
  const middle = (speakers.length - 1) / 2;
  const away = (it: Labelled) => Math.abs(speakers.indexOf(it) - middle);
  return speakers.toSorted((a, b) => away(a) - away(b));
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

function sidesFor(preferred: Level): readonly LabelSide[] {
  const other = preferred === 'above' ? 'below' : 'above';
  return [
    preferred,
    other,
    'right',
    'left',
    `${preferred} to the right`,
    `${preferred} to the left`,
    `${other} to the right`,
    `${other} to the left`,
  ];
}

/** Where the label begins or is centred, relative to its glyph. */
export function labelOffset(
  side: LabelSide,
  unit: number,
  half: number,
): { readonly x: number; readonly y: number; readonly anchor: 'middle' | 'start' | 'end' } {
  const beside = (half + GAP) * unit;
  const above = -(HALF_GLYPH + GAP) * unit;
  const below = (HALF_GLYPH + GAP + LINE * 0.66) * unit;
  const edge = half * 0.6 * unit;
  switch (side) {
    case 'none':
    case 'above':
      return { x: 0, y: above, anchor: 'middle' };
    case 'below':
      return { x: 0, y: below, anchor: 'middle' };
    case 'right':
      return { x: beside, y: LINE * 0.33 * unit, anchor: 'start' };
    case 'left':
      return { x: -beside, y: LINE * 0.33 * unit, anchor: 'end' };
    case 'above to the right':
      return { x: -edge, y: above, anchor: 'start' };
    case 'above to the left':
      return { x: edge, y: above, anchor: 'end' };
    case 'below to the right':
      return { x: -edge, y: below, anchor: 'start' };
    case 'below to the left':
      return { x: edge, y: below, anchor: 'end' };
  }
}

function labelBox(
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
