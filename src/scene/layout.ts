import type { ProcessId } from '../engine/configuration.ts';
import type { Outline, Places } from './presentation.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the body of a node is, and where the things around it go. All in CSS pixels of the stage. */
export interface NodeBox {
  readonly id: ProcessId;
  readonly outline: Outline;
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  /** Disk, locks and facts stand below the body, or beside it at the right edge of the stage. */
  readonly side: 'below' | 'right';
}

export interface StageLayout {
  readonly size: Size;
  readonly nodes: readonly NodeBox[];
  /** Size of a label's text; everything else is in proportion. */
  readonly unit: number;
}

export interface LayoutInput {
  readonly places: Places;
  readonly outlines: Readonly<Record<ProcessId, Outline>>;
  readonly size: Size;
  /** Size of a label's text when there is room enough. */
  readonly unit: number;
}

/** Body and surroundings in label sizes. A node is never smaller than its words need. */
const BODY_WIDTH = 7.2;
const BODY_HEIGHT = 4.7;
/** A round node is a little higher, to hold the same words. */
const CIRCLE = 1.08;
const BELOW = 1.9;
const BELOW_TALL = 4.2;
const RIGHT = 9.2;
const HALO = 1.1;
const SMALLEST_UNIT = 0.62;

/** Nodes have authored places and never move during a run; only the size of the stage changes them. */
export function layout({ places, outlines, size, unit }: LayoutInput): StageLayout {
  const tall = size.height > size.width * 0.9;
  const chosen = Object.entries(tall ? places.tall : places.wide);
  const scaled = unit * shrink(chosen, size, unit, tall);
  // On a tall stage, one that stands alone in its row has room beside it.
  const sideOf = (x: number) => ((tall ? x > 0.4 && x < 0.6 : x >= 0.8) ? 'right' : 'below');
  const right = !tall && chosen.some(([, [x]]) => sideOf(x) === 'right') ? RIGHT : 0;
  const padX = (BODY_WIDTH / 2 + HALO) * scaled;
  const below = chosen.some(([, [x, y]]) => y > 0.66 && sideOf(x) === 'below')
    ? tall
      ? BELOW_TALL
      : BELOW
    : 0;
  const padTop = (BODY_HEIGHT / 2 + HALO) * scaled;
  const innerWidth = Math.max(size.width - 2 * padX - right * scaled, 1);
  const innerHeight = Math.max(size.height - 2 * padTop - below * scaled, 1);
  return {
    size,
    unit: scaled,
    nodes: chosen.map(([id, [x, y]]) => ({
      id,
      outline: outlines[id] ?? 'box',
      center: {
        x: Math.round(padX + x * innerWidth),
        y: Math.round(padTop + y * innerHeight),
      },
      width: Math.round((outlines[id] === 'circle' ? BODY_HEIGHT * CIRCLE : BODY_WIDTH) * scaled),
      height: Math.round((outlines[id] === 'circle' ? BODY_HEIGHT * CIRCLE : BODY_HEIGHT) * scaled),
      side: sideOf(x),
    })),
  };
}

type Placed = readonly [ProcessId, readonly [x: number, y: number]];

/** Smaller only where nodes would touch: measured in the column with the most nodes, and the fullest row. */
function shrink(placed: readonly Placed[], size: Size, unit: number, tall: boolean): number {
  const most = (axis: 0 | 1) => {
    const counts = new Map<number, number>();
    for (const [, place] of placed) {
      const slot = Math.round(place[axis] * 8);
      counts.set(slot, (counts.get(slot) ?? 0) + 1);
    }
    return Math.max(1, ...counts.values());
  };
  const rows = Math.max(most(0), tall ? most(0) : 1);
  const needHeight = rows * (BODY_HEIGHT + 2 * HALO * 0.8 + (tall ? 1 : 0)) * unit;
  const needWidth = most(1) * (BODY_WIDTH + 1) * unit + (tall ? 0 : RIGHT * unit);
  const fit = Math.min(1, size.height / needHeight, size.width / needWidth);
  return Math.max(fit, SMALLEST_UNIT);
}

export function nodeBox(stage: StageLayout, id: ProcessId): NodeBox | undefined {
  return stage.nodes.find((box) => box.id === id);
}
