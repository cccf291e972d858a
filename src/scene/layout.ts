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
const SMALLEST_SHARE = 0.6;

/** Nodes have authored places and never move during a run; only the size of the stage changes them. */
export function layout({ places, outlines, size, unit }: LayoutInput): StageLayout {
  const tall = size.height > size.width * 0.9;
  const spots = Object.entries(tall ? places.tall : places.wide);
  const placed = spots.map(([id, [x, y]]) => {
    const alone = spots.every(([other, [, at]]) => other === id || Math.abs(at - y) > 0.1);
    const side = sideOf(x, tall, alone);
    return { id, x, y, outline: outlines[id] ?? 'box', side };
  });
  // How much of the stage stays free around the middles of the nodes, in label sizes.
  const padX = BODY_WIDTH / 2 + HALO;
  const padY = BODY_HEIGHT / 2 + HALO;
  const right = !tall && placed.some((it) => it.side === 'right') ? RIGHT : 0;
  const under = placed.some((it) => it.y > 0.66 && it.side === 'below' && it.outline !== 'circle');
  const below = under ? (tall ? BELOW_TALL : BELOW) : 0;
  const most = Math.min(
    largestUnit(leastGap(placed, 'y', 'x'), size.height, BODY_HEIGHT, 2 * padY + below),
    largestUnit(leastGap(placed, 'x', 'y'), size.width, BODY_WIDTH, 2 * padX + right),
  );
  const scaled = Math.min(unit, Math.max(most, unit * SMALLEST_SHARE));
  const innerWidth = Math.max(size.width - (2 * padX + right) * scaled, 1);
  const innerHeight = Math.max(size.height - (2 * padY + below) * scaled, 1);
  return {
    size,
    unit: scaled,
    nodes: placed.map(({ id, x, y, outline, side }) => {
      const round = outline === 'circle' ? BODY_HEIGHT * CIRCLE : null;
      return {
        id,
        outline,
        side,
        center: {
          x: Math.round(padX * scaled + x * innerWidth),
          y: Math.round(padY * scaled + y * innerHeight),
        },
        width: Math.round((round ?? BODY_WIDTH) * scaled),
        height: Math.round((round ?? BODY_HEIGHT) * scaled),
      };
    }),
  };
}

/** At the right of the stage there is room beside a node; on a tall stage beside one that stands alone in its row. */
function sideOf(x: number, tall: boolean, alone: boolean): 'below' | 'right' {
  return (tall ? alone && x < 0.6 : x >= 0.6) ? 'right' : 'below';
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The smallest distance along one axis of two nodes that are side by side on the other; 1 where there are none. */
function leastGap(spots: readonly Spot[], along: 'x' | 'y', across: 'x' | 'y'): number {
  let least = 1;
  for (const [i, a] of spots.entries()) {
    for (const b of spots.slice(i + 1)) {
      const apart = Math.abs(a[along] - b[along]);
      if (apart > 0.01 && Math.abs(a[across] - b[across]) < 0.15) least = Math.min(least, apart);
    }
  }
  return least;
}

/** The label size at which nodes this far apart just do not touch, halos included. */
function largestUnit(gap: number, room: number, body: number, padding: number): number {
  return (gap * room) / (body + 2 * HALO * 0.75 + gap * padding);
}

export function nodeBox(stage: StageLayout, id: ProcessId): NodeBox | undefined {
  return stage.nodes.find((box) => box.id === id);
}
