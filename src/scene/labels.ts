import type { Point, StageLayout } from './layout.ts';

/** On which side of a message its label stands. */
export type LabelSide = 'above' | 'below' | 'right' | 'left';

export interface Labelled {
  readonly name: string;
  readonly text: string;
  readonly at: Point;
  /** Where it stands when nothing is in the way. */
  readonly preferred: 'above' | 'below';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** In label sizes: a character, a glyph's half, a line of text, the gap between glyph and label. */
const CHARACTER = 0.62;
const HALF_GLYPH = 0.95;
const LINE = 1.15;
const GAP = 0.12;
const HALO = 0.75;
/** What stands beside a node: as much as is usually there. */
const ANNEX_WIDTH = 8;
const ANNEX_ROWS = 3.6;

/**
 * A side for every label, the oldest message first: the first of four places where it covers no node, no other message
 * and no label; where there is none, the place where it covers least.
 */
export function placeLabels(
  stage: StageLayout,
  messages: readonly Labelled[],
): ReadonlyMap<string, LabelSide> {
  const u = stage.unit;
  const obstacles = stage.nodes.flatMap((node) => nodeBoxes(node, u));
  const glyphs = messages.map(({ at }) => around(at, HALF_GLYPH * u, HALF_GLYPH * u));
  const sides = new Map<string, LabelSide>();
  const labels: Box[] = [];
  for (const [i, message] of messages.entries()) {
    const others = glyphs.filter((_, j) => j !== i);
    let best: LabelSide = message.preferred;
    let bestBox = labelBox(message, best, u);
    let least = Infinity;
    for (const side of sidesFor(message.preferred)) {
      const box = labelBox(message, side, u);
      const cost =
        covered(box, [...obstacles, ...others, ...labels]) + outside(box, stage.size) * 4;
      if (cost < least - 0.5) {
        best = side;
        bestBox = box;
        least = cost;
      }
      if (cost === 0) break;
    }
    sides.set(message.name, best);
    labels.push(bestBox);
  }
  return sides;
}

function sidesFor(preferred: 'above' | 'below'): readonly LabelSide[] {
  return [preferred, preferred === 'above' ? 'below' : 'above', 'right', 'left'];
}

/** Where the label begins or is centred, relative to its glyph. */
export function labelOffset(
  side: LabelSide,
  unit: number,
): { readonly x: number; readonly y: number; readonly anchor: 'middle' | 'start' | 'end' } {
  const beside = (HALF_GLYPH + GAP * 2) * unit;
  switch (side) {
    case 'above':
      return { x: 0, y: -(HALF_GLYPH + GAP + LINE * 0.2) * unit, anchor: 'middle' };
    case 'below':
      return { x: 0, y: (HALF_GLYPH + GAP + LINE * 0.8) * unit, anchor: 'middle' };
    case 'right':
      return { x: beside, y: LINE * 0.3 * unit, anchor: 'start' };
    case 'left':
      return { x: -beside, y: LINE * 0.3 * unit, anchor: 'end' };
  }
}

function labelBox({ at, text }: Labelled, side: LabelSide, u: number): Box {
  const width = (text.length * CHARACTER + 0.2) * u;
  const { x, y, anchor } = labelOffset(side, u);
  const left = at.x + x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const bottom = at.y + y + LINE * 0.25 * u;
  return { left, right: left + width, top: bottom - LINE * u, bottom };
}

function nodeBoxes(node: StageLayout['nodes'][number], u: number): readonly Box[] {
  const { center, width, height, side, outline } = node;
  const body = around(center, width / 2 + HALO * u, height / 2 + HALO * u);
  if (outline === 'circle') return [body];
  const rows = ANNEX_ROWS * u;
  const annex =
    side === 'right'
      ? {
          left: body.right,
          right: body.right + ANNEX_WIDTH * u,
          top: center.y - rows / 2,
          bottom: center.y + rows / 2,
        }
      : {
          left: center.x - width / 2,
          right: center.x - width / 2 + ANNEX_WIDTH * u,
          top: body.bottom,
          bottom: body.bottom + rows / 2,
        };
  return [body, annex];
}

function around({ x, y }: Point, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function covered(box: Box, others: readonly Box[]): number {
  let area = 0;
  for (const other of others) {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    if (width > 0 && height > 0) area += width * height;
  }
  return area;
}

function outside(box: Box, size: StageLayout['size']): number {
  const over =
    Math.max(0, -box.left) +
    Math.max(0, box.right - size.width) +
    Math.max(0, -box.top) +
    Math.max(0, box.bottom - size.height);
  return over * (box.bottom - box.top);
}
