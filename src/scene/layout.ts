import type { ProcessId } from '../engine/configuration.ts';
import { outOfTheWay, waysOf } from './annex-places.ts';
import { meets, type Box } from './boxes.ts';
import {
  ANNEX_GAP,
  ANNEX_WIDTH,
  type AnnexRoom,
  type AnnexSide,
  EDGE,
  HALO,
  LOW,
  MOST_ROWS,
  type NodeBox,
  ROW,
  type Size,
  type StageLayout,
  annexBox,
  flagBox,
  partsOf,
} from './node-box.ts';
import type { Outline, Places, Spot } from './presentation.ts';

export interface LayoutInput {
  readonly places: Places;
  readonly outlines: Readonly<Record<ProcessId, Outline>>;
  readonly size: Size;
  /** Size of a label's text when there is room enough. */
  readonly unit: number;
  /** It is never smaller than this: rather is detail left out. */
  readonly least?: number;
  /** "A B": A and B speak to each other, so what is said around nodes stays out of their way. */
  readonly links?: ReadonlySet<string>;
}

/** Bodies in label sizes, from roomy to the least that holds a name and a word. */
const BODIES = [
  { width: 7.4, height: 4.7 },
  { width: 7, height: 4.2 },
  { width: 6.6, height: 3.7 },
  { width: 6.2, height: 3.3 },
  { width: 5.7, height: 2.92 },
] as const;
const TIGHT = 3;
const WIDEST_ANNEX = 13;
const LEAST_ROWS = 2;
/** Between bodies that speak to each other, so that a message has a way to go. */
const LINK = 3;
/** Air at the left and right of the stage, in label sizes and as a share of it. */
const AIR = 0.6;
const MOST_AIR = 0.012;
/** Things that belong together stay together on a large stage: in all, and from row to row. */
const MOST_ACROSS = 54;
const MOST_DOWN = 7.5;
const SHRINK = 0.96;
const SMALLEST_SHARE = 0.6;

interface Placed {
  readonly id: ProcessId;
  readonly x: number;
  readonly y: number;
  readonly outline: Outline;
  readonly side: AnnexSide;
}

/** Nodes have authored places and never move during a run; only the size of the stage changes them. */
export function layout({ places, outlines, size, unit, least, links }: LayoutInput): StageLayout {
  const tall = size.height > size.width * 0.9;
  const smallest = Math.min(least ?? unit * SMALLEST_SHARE, unit);
  const choices = (tall ? ['tall', 'wide'] : ['wide', 'tall']) as readonly ('tall' | 'wide')[];
  const arrangements = choices.map((it) => placed(places[it], outlines, it === 'tall'));
  for (const spots of arrangements) {
    for (let u = unit; u >= smallest - 0.01; u *= SHRINK) {
      for (const [density, body] of BODIES.entries()) {
        const nodes = arranged(spots, size, u, body);
        if (fits(nodes, size, u)) return finished(nodes, size, u, density >= TIGHT, links);
      }
    }
  }
  const last = arranged(arrangements[0] ?? [], size, smallest, BODIES.at(-1)!);
  return finished(last, size, smallest, true, links);
}

function placed(
  spots: Readonly<Record<ProcessId, Spot>>,
  outlines: LayoutInput['outlines'],
  tall: boolean,
): readonly Placed[] {
  const all = Object.entries(spots);
  return all.map(([id, [x, y, side]]) => {
    const alone = all.every(([other, [, at]]) => other === id || Math.abs(at - y) > 0.1);
    const beside = tall ? alone && x < 0.6 : x >= 0.6;
    return {
      id,
      x,
      y,
      outline: outlines[id] ?? 'box',
      side: side ?? (beside ? 'right' : 'below'),
    };
  });
}

interface Extent {
  readonly before: number;
  readonly after: number;
}

/** Every node at its place, with as much room around as its surroundings need. */
function arranged(
  spots: readonly Placed[],
  size: Size,
  u: number,
  body: (typeof BODIES)[number],
): readonly NodeBox[] {
  const bodies = spots.map((spot) => bodyOf(spot, u, body));
  const across = bodies.map(({ width, side, outline }): Extent => {
    const half = width / 2 + (HALO + EDGE) * u;
    if (outline === 'circle') return { before: half, after: half };
    const annex =
      side === 'below'
        ? ANNEX_WIDTH * u - width / 2
        : width / 2 + (HALO + ANNEX_GAP + ANNEX_WIDTH) * u;
    return { before: half, after: Math.max(half, annex) };
  });
  const down = bodies.map(({ height, side, outline }): Extent => {
    // Only boxes wear a halo; what stands at a corner stays within the body where it is tight.
    const bare = outline !== 'box' && body.height < LOW;
    const half = height / 2 + (bare ? EDGE : HALO + EDGE) * u;
    const below = side === 'below' && outline !== 'circle';
    return { before: half, after: half + (below ? (LEAST_ROWS * ROW + EDGE) * u : 0) };
  });
  const air = Math.min(AIR * u, MOST_AIR * size.width);
  const x = stretched(spots, 'x', across, size.width - 2 * air, MOST_ACROSS * u);
  const rows = new Set(spots.map((spot) => spot.y)).size;
  const y = stretched(spots, 'y', down, size.height, MOST_DOWN * (rows - 1) * u);
  return bodies.map((node, i) => {
    const spot = spots[i]!;
    const center = { x: Math.round(x(spot.x) + air), y: Math.round(y(spot.y)) };
    return { ...node, center, annex: annexOf(node, u, LEAST_ROWS) };
  });
}

function bodyOf({ id, outline, side }: Placed, u: number, body: (typeof BODIES)[number]) {
  // A round node stays round as long as its words fit.
  const round = outline === 'circle' && body.height >= 4;
  const height = Math.round(body.height * u * (round ? 1.08 : 1));
  return { id, outline, side, width: round ? height : Math.round(body.width * u), height };
}

/** The longest axis on which nothing leaves the stage, in the middle of it. */
function stretched(
  spots: readonly Placed[],
  axis: 'x' | 'y',
  extents: readonly Extent[],
  room: number,
  most: number,
): (share: number) => number {
  const at = (i: number) => spots[i]?.[axis] ?? 0;
  let length = most;
  for (const [i, a] of extents.entries()) {
    for (const [j, b] of extents.entries()) {
      const apart = at(j) - at(i);
      if (apart > 0.001) length = Math.min(length, (room - a.before - b.after) / apart);
    }
  }
  length = Math.max(length, 0);
  const first = Math.max(...extents.map((it, i) => it.before - at(i) * length));
  const last = Math.min(...extents.map((it, i) => room - it.after - at(i) * length));
  return (share) => (first + last) / 2 + share * length;
}

function annexOf(node: Omit<NodeBox, 'center' | 'annex'>, u: number, rows: number): AnnexRoom {
  const { width, height, side, outline } = node;
  const x = width / 2 + (HALO + ANNEX_GAP) * u;
  const room = { x, hangs: 'down', flush: 'left', width: ANNEX_WIDTH * u, rows } as const;
  if (outline === 'circle') return { ...room, x: 0, y: 0, width: 0, rows: 0 };
  if (side === 'corner') return { ...room, y: -height / 2, rows: 1 };
  if (side === 'right') return { ...room, y: 0, hangs: 'middle' };
  return { ...room, x: -width / 2, y: height / 2 + (HALO + EDGE) * u };
}

function fits(nodes: readonly NodeBox[], size: Size, u: number): boolean {
  return nodes.every((a, i) => {
    const own = partsOf(a, u);
    const inside = own.every(
      (it) =>
        it.left >= 0 && it.top >= 0 && it.right <= size.width + 1 && it.bottom <= size.height + 1,
    );
    return (
      inside &&
      nodes.slice(i + 1).every((b) => {
        if (a.outline !== b.outline && gapBetween(a, b) < LINK * u) return false;
        return partsOf(b, u).every((it) => own.every((mine) => !meets(mine, it)));
      })
    );
  });
}

function gapBetween(a: NodeBox, b: NodeBox): number {
  return Math.max(
    Math.abs(a.center.x - b.center.x) - (a.width + b.width) / 2,
    Math.abs(a.center.y - b.center.y) - (a.height + b.height) / 2,
  );
}

/** What is free around the nodes becomes room for more to say. */
function finished(
  nodes: readonly NodeBox[],
  size: Size,
  unit: number,
  tight: boolean,
  links: ReadonlySet<string> = new Set(),
): StageLayout {
  const ways = waysOf(nodes, size, unit, links);
  const grownNodes = [...outOfTheWay(nodes, size, unit, ways)];
  const isFree = (i: number, box: Box) =>
    box.right <= size.width &&
    box.left >= 0 &&
    box.bottom <= size.height &&
    box.top >= 0 &&
    grownNodes.every((it, j) => i === j || partsOf(it, unit).every((part) => !meets(part, box)));
  const flags = ways.length === 0 ? [] : nodes.map((it) => flagBox(it, unit));
  const isClear = (box: Box) => ways.every((it) => !meets(it, box));
  const grow = (i: number, more: Partial<AnnexRoom>): boolean => {
    const node = grownNodes[i]!;
    const larger = { ...node, annex: { ...node.annex, ...more } };
    const box = annexBox(larger, unit);
    if (!isFree(i, box) || flags.some((it) => meets(it, box))) return false;
    if (isClear(annexBox(node, unit)) && !isClear(box)) return false;
    grownNodes[i] = larger;
    return true;
  };
  for (let rows = 2; rows <= MOST_ROWS; rows += 1) {
    for (const [i, { annex, side }] of grownNodes.entries()) {
      if (annex.rows === rows - 1 && side !== 'corner') grow(i, { rows });
    }
  }
  for (const [i, { annex }] of grownNodes.entries()) {
    if (annex.rows === 0) continue;
    for (let width = ANNEX_WIDTH; width <= WIDEST_ANNEX; width += 0.5) {
      if (!grow(i, { width: width * unit })) break;
    }
  }
  return { size, unit, nodes: grownNodes, tight };
}
