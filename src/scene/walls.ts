import { grown, meets, shared, united, type Box } from './boxes.ts';
import { annexBox, bodyBox, type NodeBox, type Point, type StageLayout } from './node-box.ts';
import { freePlace } from './free-place.ts';
import { edgePoint } from './message-path.ts';

/** A wall between two groups of nodes, or across one link where the groups are not parted. */
export interface Wall {
  readonly id: string;
  /** Those it stands around, and those on the other side of it. */
  readonly inside: readonly string[];
  readonly others: readonly string[];
  /** Is the way out cut, and the way in? */
  readonly out: boolean;
  readonly in: boolean;
  readonly lines: readonly (readonly Point[])[];
  /** Where a link may still be used one way, and in which direction (an angle in degrees). */
  readonly valves: readonly { readonly at: Point; readonly angle: number }[];
  /** Where a link that is not cut leads through it. */
  readonly gates: readonly { readonly at: Point; readonly angle: number }[];
}

interface Cut {
  readonly there: boolean;
  readonly back: boolean;
}

/** In label sizes: from the nodes inside to the wall at least, and half of a wall across a single link. */
const CLEAR = 0.35;
const SHORT = 1.7;

/** What is cut, as few and as plain walls as possible. `links`: who speaks with whom, `A B` in order of names. */
export function wallsOf(
  stage: StageLayout,
  cuts: readonly string[],
  links: ReadonlySet<string>,
): readonly Wall[] {
  if (cuts.length === 0) return [];
  const cutAll = new Set(cuts);
  const ids = stage.nodes.map((it) => it.id);
  const between = (a: string, b: string): Cut => ({
    there: cutAll.has(`${a}>${b}`),
    back: cutAll.has(`${b}>${a}`),
  });
  const speaks = (a: string, b: string) => links.has([a, b].toSorted().join(' '));
  const walls: Wall[] = [];
  const done = new Set<string>();
  const [main, ...parted] = partsOf(stage, ids, between, speaks);
  for (const inside of main === undefined ? [] : parted) {
    const wall = around(stage, inside, ids, between, speaks);
    if (wall === null) continue;
    walls.push(wall);
    for (const a of wall.inside) for (const b of wall.others) done.add([a, b].toSorted().join(' '));
  }
  for (const pair of pairsOf(cuts)) {
    const [a = '', b = ''] = pair.split(' ');
    const hidden = walls.length > 0 && !speaks(a, b);
    if (done.has(pair) || hidden) continue;
    const wall = across(stage, a, b, between(a, b));
    if (wall !== null) walls.push(wall);
  }
  return walls;
}

function pairsOf(cuts: readonly string[]): readonly string[] {
  return [...new Set(cuts.map((cut) => cut.split('>').toSorted().join(' ')))];
}

/** Who can still reach whom, the largest group first. Clients that reach several stand between them. */
function partsOf(
  stage: StageLayout,
  ids: readonly string[],
  between: (a: string, b: string) => Cut,
  speaks: (a: string, b: string) => boolean,
): readonly (readonly string[])[] {
  const free = (a: string, b: string) => {
    const { there, back } = between(a, b);
    return !there && !back;
  };
  const joined = (a: string, b: string) => speaks(a, b) && free(a, b);
  const apart = groups(ids, free);
  if (apart.length > 1) return apart;
  const silent = groups(ids, joined);
  if (silent.length > 1 && silent.some((it) => it.length > 1)) return silent;
  const round = new Set(stage.nodes.filter((it) => it.outline === 'circle').map((it) => it.id));
  const servers = groups(
    ids.filter((id) => !round.has(id)),
    free,
  );
  return servers.length > 1 ? servers : [];
}

function groups(
  ids: readonly string[],
  joined: (a: string, b: string) => boolean,
): readonly (readonly string[])[] {
  const left = new Set(ids);
  const found: string[][] = [];
  for (const start of ids) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const at of group) {
      for (const other of left) {
        if (joined(at, other)) {
          group.push(other);
          left.delete(other);
        }
      }
    }
    found.push(group);
  }
  return found.toSorted((a, b) => b.length - a.length);
}

/** A wall around a group, open towards the edges of the stage; null where it would cut through others. */
function around(
  stage: StageLayout,
  inside: readonly string[],
  ids: readonly string[],
  between: (a: string, b: string) => Cut,
  speaks: (a: string, b: string) => boolean,
): Wall | null {
  const pairs = inside.flatMap((a) =>
    ids.filter((b) => !inside.includes(b) && speaks(a, b)).map((b) => ({ a, b, ...between(a, b) })),
  );
  const cut = pairs.filter((it) => it.there || it.back);
  const [first] = cut;
  if (first === undefined) return null;
  if (cut.some((it) => it.there !== first.there || it.back !== first.back)) return null;
  const lines = linesAround(stage, inside);
  if (lines === null) return null;
  const crossings = (list: typeof pairs) =>
    list.flatMap(({ a, b }) => {
      const [from, to] = ends(stage, a, b);
      if (from === null || to === null) return [];
      const share = crossing(from, to, lines);
      if (share === null) return [];
      const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      return [{ at, angle: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI }];
    });
  const oneWay = first.there !== first.back;
  return {
    id: inside.join(' '),
    inside,
    others: [...new Set(cut.map((it) => it.b))],
    out: first.there,
    in: first.back,
    lines,
    valves: oneWay
      ? crossings(cut).map((it) => (first.there ? { ...it, angle: it.angle + 180 } : it))
      : [],
    gates: crossings(pairs.filter((it) => !it.there && !it.back)),
  };
}

function ends(stage: StageLayout, a: string, b: string): readonly [Point | null, Point | null] {
  const one = stage.nodes.find((it) => it.id === a);
  const two = stage.nodes.find((it) => it.id === b);
  if (one === undefined || two === undefined) return [null, null];
  return [edgePoint(one, two.center), edgePoint(two, one.center)];
}

type Side = 'left' | 'right' | 'top' | 'bottom';
const SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

function linesAround(
  stage: StageLayout,
  inside: readonly string[],
): readonly (readonly Point[])[] | null {
  const u = stage.unit;
  const own = stage.nodes.filter((it) => inside.includes(it.id)).flatMap((it) => boxesOf(it, u));
  const foreign = stage.nodes
    .filter((it) => !inside.includes(it.id))
    .flatMap((it) => boxesOf(it, u));
  const start = united(own);
  const isFree = (box: Box) => foreign.every((it) => !meets(box, it));
  if (!isFree(start)) return null;
  const edge: Box = { left: 0, top: 0, right: stage.size.width, bottom: stage.size.height };
  let box = start;
  const open = new Set<Side>();
  const near = SIDES.toSorted(
    (a, b) => Math.abs(edge[a] - start[a]) - Math.abs(edge[b] - start[b]),
  );
  for (const side of near) {
    const wider = { ...box, [side]: edge[side] };
    if (!isFree(wider)) continue;
    box = wider;
    open.add(side);
  }
  for (const side of SIDES.filter((it) => !open.has(it))) box = halfWay(box, side, foreign, u);
  return polylines(box, open);
}

/** Half the way to the nearest on that side, so that the wall stands between and not at one of them. */
function halfWay(box: Box, side: Side, foreign: readonly Box[], u: number): Box {
  const sign = side === 'right' || side === 'bottom' ? 1 : -1;
  const level = side === 'left' || side === 'right';
  const facing = foreign.filter((it) =>
    level ? it.top < box.bottom && it.bottom > box.top : it.left < box.right && it.right > box.left,
  );
  const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
  const gaps = facing
    .map((it) => (it[opposite[side]] - box[side]) * sign)
    .filter((gap) => gap >= 0);
  const gap = Math.min(...gaps, 6 * u) / 2;
  const wider = { ...box, [side]: box[side] + sign * gap };
  return foreign.every((it) => !meets(wider, it)) ? wider : box;
}

/** The sides that are not open, joined where they meet. */
function polylines(box: Box, open: ReadonlySet<Side>): readonly (readonly Point[])[] {
  const corners: readonly [Side, Point, Point][] = [
    ['top', { x: box.left, y: box.top }, { x: box.right, y: box.top }],
    ['right', { x: box.right, y: box.top }, { x: box.right, y: box.bottom }],
    ['bottom', { x: box.right, y: box.bottom }, { x: box.left, y: box.bottom }],
    ['left', { x: box.left, y: box.bottom }, { x: box.left, y: box.top }],
  ];
  const lines: Point[][] = [];
  for (const [side, from, to] of corners) {
    if (open.has(side)) continue;
    const last = lines.at(-1)?.at(-1);
    if (last !== undefined && last.x === from.x && last.y === from.y) lines.at(-1)!.push(to);
    else lines.push([from, to]);
  }
  const first = lines[0];
  const last = lines.at(-1);
  if (first !== undefined && last !== undefined && first !== last) {
    const end = last.at(-1)!;
    if (end.x === first[0]!.x && end.y === first[0]!.y) {
      lines.pop();
      first.unshift(...last.slice(0, -1));
    }
  }
  return lines;
}

function boxesOf(node: NodeBox, u: number): readonly Box[] {
  const body = grown(bodyBox(node, u), CLEAR * u);
  return node.annex.rows === 0 ? [body] : [body, annexBox(node, u)];
}

/** A short wall in the middle of one link. */
function across(stage: StageLayout, a: string, b: string, cut: Cut): Wall | null {
  const [from, to] = ends(stage, a, b);
  if (from === null || to === null) return null;
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const half = (SHORT * stage.unit) / length;
  const aside = { x: -(to.y - from.y) * half, y: (to.x - from.x) * half };
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return {
    id: `${a} ${b}`,
    inside: [a],
    others: [b],
    out: cut.there,
    in: cut.back,
    lines: [
      [
        { x: middle.x - aside.x, y: middle.y - aside.y },
        { x: middle.x + aside.x, y: middle.y + aside.y },
      ],
    ],
    valves: cut.there === cut.back ? [] : [{ at: middle, angle: cut.there ? angle + 180 : angle }],
    gates: [],
  };
}

/** How far along from `from` to `to` the first of the lines is met; null: none is. */
export function crossing(
  from: Point,
  to: Point,
  lines: readonly (readonly Point[])[],
): number | null {
  let least: number | null = null;
  for (const line of lines) {
    for (let i = 1; i < line.length; i += 1) {
      const share = meeting(from, to, line[i - 1]!, line[i]!);
      if (share !== null && (least === null || share < least)) least = share;
    }
  }
  return least;
}

function meeting(a: Point, b: Point, c: Point, d: Point): number | null {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const ex = d.x - c.x;
  const ey = d.y - c.y;
  const cross = dx * ey - dy * ex;
  if (Math.abs(cross) < 1e-9) return null;
  const share = ((c.x - a.x) * ey - (c.y - a.y) * ex) / cross;
  const along = ((c.x - a.x) * dy - (c.y - a.y) * dx) / cross;
  return share >= 0 && share <= 1 && along >= 0 && along <= 1 ? share : null;
}

/** A free place for a word beside a wall; the least bad one where everything is taken. */
export function wordPlace(
  wall: Wall,
  width: number,
  stage: StageLayout,
  obstacles: readonly Box[],
): Point {
  const u = stage.unit;
  let best: Point = { x: stage.size.width / 2, y: u };
  let least = Infinity;
  for (const line of wall.lines) {
    for (let i = 1; i < line.length; i += 1) {
      const [a, b] = [line[i - 1]!, line[i]!];
      for (const share of [0.5, 0.3, 0.7, 0.15, 0.85, 0.06, 0.94]) {
        const x = a.x + (b.x - a.x) * share;
        const y = a.y + (b.y - a.y) * share;
        for (const [sx, sy] of [
          [1, 0],
          [-1, 0],
          [0, -1],
          [0, 1],
        ] as const) {
          const at = { x: x + sx * (width / 2 + u * 0.7), y: y + sy * u * 1.05 };
          const box: Box = {
            left: at.x - width / 2 - 2,
            right: at.x + width / 2 + 2,
            top: at.y - u * 0.6,
            bottom: at.y + u * 0.6,
          };
          const out =
            box.left < 0 ||
            box.top < 0 ||
            box.right > stage.size.width ||
            box.bottom > stage.size.height;
          let cost = out ? 1e7 : 0;
          for (const it of obstacles) cost += shared(box, it);
          if (cost < least) {
            least = cost;
            best = at;
          }
        }
      }
    }
  }
  return least === 0 ? best : freePlace(stage.size, { width, height: u * 1.2 }, obstacles, best, 4);
}
