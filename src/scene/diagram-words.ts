import { meets, type Box } from './boxes.ts';
import type { Point } from './node-box.ts';
import { textWidth } from './text-width.ts';

/** A word of the diagram that wants a place. */
export interface Wanted {
  readonly id: string;
  readonly text: string;
  readonly bold: boolean;
  /** Where it may stand, the best first: the middle of its left, or of its right, edge. */
  readonly places: readonly { readonly at: Point; readonly anchor: 'start' | 'end' }[];
}

export interface Placed {
  readonly id: string;
  readonly at: Point;
  readonly anchor: 'start' | 'end';
  readonly box: Box;
}

const HEIGHT = 1.08;
const APART = 6;

export function wordBox(
  { text, bold }: Pick<Wanted, 'text' | 'bold'>,
  { at, anchor }: Wanted['places'][number],
  size: number,
): Box {
  const width = textWidth(text, bold ? 'bold' : 'plain') * size * 1.04;
  const left = anchor === 'start' ? at.x : at.x - width;
  const half = (HEIGHT * size) / 2;
  return { left, right: left + width, top: at.y - half, bottom: at.y + half };
}

/** One after the other, each where it covers none before it; who finds no place goes without. */
export function placeWords(
  wanted: readonly Wanted[],
  room: Box,
  size: number,
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  const taken: Box[] = [];
  for (const word of wanted) {
    for (const place of word.places) {
      const box = wordBox(word, place, size);
      const isInside =
        box.left >= room.left &&
        box.right <= room.right &&
        box.top >= room.top &&
        box.bottom <= room.bottom;
      const wide = { ...box, left: box.left - APART, right: box.right + APART };
      if (!isInside || taken.some((it) => meets(it, wide))) continue;
      taken.push(box);
      placed.set(word.id, { id: word.id, ...place, box });
      break;
    }
  }
  return placed;
}

/** Above and below a mark, on either side of it. */
export function besides(at: Point, size: number): Wanted['places'] {
  const dy = size * 0.62;
  return [
    { at: { x: at.x + 9, y: at.y - dy }, anchor: 'start' },
    { at: { x: at.x + 9, y: at.y + dy }, anchor: 'start' },
    { at: { x: at.x - 9, y: at.y - dy }, anchor: 'end' },
    { at: { x: at.x - 9, y: at.y + dy }, anchor: 'end' },
  ];
}
