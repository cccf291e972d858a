import type { NodeBox, Point, StageLayout } from './node-box.ts';
import { nodeBox } from './node-box.ts';

export interface MessagePath {
  readonly from: Point;
  readonly to: Point;
  /** The outer side of the link: labels stand there when they can. */
  readonly outer: 'above' | 'below';
}

/** Messages of the two directions travel on two sides of the link, several of one direction beside each other. */
const LANE = 1.3;
const FIRST_LANE = 0.4;
/** Where there is no room to pass one after the other they pass side by side. */
const SHORT_WAY = 8;
const SHORT_LANE = 0.8;
/** Half a message with its label, and a halo, in label sizes. */
const CLEAR = 3.3;
/** Half a message and a halo or a seal: so much even where the way is short. */
const LEAST_CLEAR = 1.75;
const LEVEL = 0.02;

/** The way of a message: from edge to edge, `lane` steps to the side (0 is nearest the middle). */
export function messagePath(
  stage: StageLayout,
  from: string,
  to: string,
  lane: number,
): MessagePath | null {
  const a = nodeBox(stage, from);
  const b = nodeBox(stage, to);
  if (a === undefined || b === undefined) return null;
  const start = edgePoint(a, b.center);
  const end = edgePoint(b, a.center);
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = Math.max(Math.sqrt(dx * dx + dy * dy), 1);
  // Clear of both bodies, so that a message never covers what a node says.
  const wished = Math.min(stage.unit * CLEAR, length * 0.3);
  // Above or below a node so much counts straight up or down.
  const steep = Math.abs(a.center.y - start.y) >= a.height / 2 - 1 ? length / Math.abs(dy || 1) : 1;
  const least = stage.unit * LEAST_CLEAR * Math.min(steep, 3);
  const trim = Math.min(Math.max(wished, least), length * 0.45) / length;
  const first = length < stage.unit * SHORT_WAY ? SHORT_LANE : FIRST_LANE;
  const aside = (stage.unit * (first + lane * LANE)) / length;
  const shifted = (point: Point, along: number): Point => ({
    x: point.x - dy * aside + dx * along,
    y: point.y + dx * aside + dy * along,
  });
  return { from: shifted(start, trim), to: shifted(end, -trim), outer: outerSide(a, b) };
}

/** Above where the link rises from left to right, below where it falls; a level one by its direction. */
function outerSide(a: NodeBox, b: NodeBox): 'above' | 'below' {
  const [left, right] = a.center.x <= b.center.x ? [a.center, b.center] : [b.center, a.center];
  const rise = left.y - right.y;
  if (Math.abs(rise) < Math.abs(right.x - left.x) * LEVEL) {
    return a.center.x > b.center.x ? 'above' : 'below';
  }
  return rise > 0 ? 'above' : 'below';
}

/**
 * Where the line from the middle of a node to `target` leaves its body. At a node in the midst of others the links of
 * one side stand further apart than straight lines would, so that what is sent to several does not start in a heap.
 */
export function edgePoint(box: NodeBox, target: Point): Point {
  const dx = target.x - box.center.x;
  const dy = target.y - box.center.y;
  if (dx === 0 && dy === 0) return box.center;
  const { x, y } = box.center;
  const halfWidth = box.width / 2;
  const halfHeight = box.height / 2;
  if (box.outline === 'circle' && box.width === box.height) {
    const share = halfWidth / Math.sqrt(dx * dx + dy * dy);
    return { x: x + dx * share, y: y + dy * share };
  }
  const acrossX = dx === 0 ? Infinity : halfWidth / Math.abs(dx);
  const acrossY = dy === 0 ? Infinity : halfHeight / Math.abs(dy);
  if (acrossX > acrossY) return { x: x + dx * acrossY, y: y + Math.sign(dy) * halfHeight };
  const straight = dy * acrossX;
  const offset = box.side === 'below' ? spread(straight, halfHeight) : straight;
  return { x: x + Math.sign(dx) * halfWidth, y: y + offset };
}

function spread(offset: number, half: number): number {
  if (Math.abs(offset) < half * 0.08) return offset;
  return Math.sign(offset) * Math.min(Math.abs(offset) + half * 0.35, half * 0.8);
}

export function pointAt(path: MessagePath, share: number): Point {
  return {
    x: path.from.x + (path.to.x - path.from.x) * share,
    y: path.from.y + (path.to.y - path.from.y) * share,
  };
}
