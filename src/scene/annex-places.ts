import { meets, outside, shared, type Box } from './boxes.ts';
import { boxesAlong } from './free-place.ts';
import {
  annexBox,
  ANNEX_GAP,
  ANNEX_WIDTH,
  bodyBox,
  EDGE,
  HALO,
  MOST_ROWS,
  partsOf,
  ROW,
  flagBox,
  type AnnexRoom,
  type NodeBox,
  type Size,
} from './node-box.ts';
import { edgePoint, messagePath } from './message-path.ts';

/** Half a message, and half a dotted line with air, in label sizes. */
const MESSAGE = 0.95;
const LINE = 0.35;
/** The first rows are there nearly always, the last ones seldom. */
const WEIGHTS = [4, 4, 2, 1] as const;
/** A body or its neighbour's words are in the way more than what passes. */
const SOLID = 4;
/** A little upon a word makes it as hard to read as much. */
const TOUCHED = 0.25;
/** Another place has to be better by so much. */
const HABIT = 0.4;
const ROUNDS = 2;

/** Where messages travel between those who speak to each other. */
export function waysOf(
  nodes: readonly NodeBox[],
  size: Size,
  unit: number,
  links: ReadonlySet<string>,
): readonly Box[] {
  const stage = { nodes, size, unit, tight: false };
  return [...links].flatMap((link) => {
    const [from = '', to = ''] = link.split(' ');
    const a = nodes.find(({ id }) => id === from);
    const b = nodes.find(({ id }) => id === to);
    if (a === undefined || b === undefined) return [];
    const line = boxesAlong(edgePoint(a, b.center), edgePoint(b, a.center), LINE * unit);
    const paths = [messagePath(stage, from, to, 0), messagePath(stage, to, from, 0)];
    return [
      ...line,
      ...paths.flatMap((it) => (it === null ? [] : boxesAlong(it.from, it.to, MESSAGE * unit))),
    ];
  });
}

/** What is said around a node stands at its other side where messages would pass over it. */
export function outOfTheWay(
  nodes: readonly NodeBox[],
  size: Size,
  unit: number,
  ways: readonly Box[],
): readonly NodeBox[] {
  const settled = [...nodes];
  for (let round = 0; round < ROUNDS && ways.length > 0; round += 1) {
    for (const [i, node] of settled.entries()) {
      if (node.annex.rows === 0) continue;
      const solid = [
        ...settled.flatMap((it, j) => (i === j ? [bodyBox(it, unit)] : partsOf(it, unit))),
        ...settled.map((it) => flagBox(it, unit)),
      ];
      const cost = (annex: AnnexRoom) => costOf({ ...node, annex }, size, unit, ways, solid);
      let best = nodes[i]!.annex;
      let least = cost(best) - HABIT;
      for (const annex of placesFor(nodes[i]!, unit)) {
        const sum = cost(annex);
        if (sum >= least) continue;
        best = annex;
        least = sum;
      }
      settled[i] = withRows({ ...node, annex: { ...best, rows: 1 } }, size, unit, solid, ways);
    }
  }
  return settled;
}

/** Two rows if they can be had. */
function withRows(
  one: NodeBox,
  size: Size,
  unit: number,
  solid: readonly Box[],
  ways: readonly Box[],
): NodeBox {
  const two = { ...one, annex: { ...one.annex, rows: 2 } };
  const box = annexBox(two, unit);
  const isClear = (it: Box) => ways.every((way) => !meets(way, it));
  const worse = isClear(annexBox(one, unit)) && !isClear(box);
  return worse || outside(box, size) > 0 || solid.some((it) => meets(it, box)) ? one : two;
}

function costOf(
  node: NodeBox,
  size: Size,
  unit: number,
  ways: readonly Box[],
  solid: readonly Box[],
): number {
  const row = ANNEX_WIDTH * ROW * unit * unit;
  let sum = 0;
  for (let rows = 1; rows <= MOST_ROWS; rows += 1) {
    const box = annexBox({ ...node, annex: { ...node.annex, rows } }, unit);
    let covered = SOLID * outside(box, size);
    for (const it of ways) covered += shared(it, box);
    for (const it of solid) covered += SOLID * shared(it, box);
    if (covered > 0) sum += WEIGHTS[rows - 1]! * (TOUCHED + covered / (row * rows));
  }
  return sum;
}

function placesFor({ width, height }: NodeBox, unit: number): readonly AnnexRoom[] {
  const room = { width: ANNEX_WIDTH * unit, rows: 1 };
  const beside = width / 2 + (HALO + ANNEX_GAP) * unit;
  const below = height / 2 + (HALO + EDGE) * unit;
  const level = [
    { y: 0, hangs: 'middle' },
    { y: -height / 2 - EDGE * unit, hangs: 'down' },
    { y: height / 2 + EDGE * unit, hangs: 'up' },
  ] as const;
  return [
    ...level.map((it) => ({ ...room, ...it, x: beside, flush: 'left' }) as const),
    ...level.map((it) => ({ ...room, ...it, x: -beside, flush: 'right' }) as const),
    { ...room, x: -width / 2, flush: 'left', y: below, hangs: 'down' },
    { ...room, x: width / 2, flush: 'right', y: below, hangs: 'down' },
    { ...room, x: -width / 2, flush: 'left', y: -below, hangs: 'up' },
    { ...room, x: width / 2, flush: 'right', y: -below, hangs: 'up' },
  ];
}
