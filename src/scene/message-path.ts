import type { NodeBox, Point, StageLayout } from './layout.ts';
import { nodeBox } from './layout.ts';

export interface MessagePath {
  readonly from: Point;
  readonly to: Point;
}

/** Messages of the two directions travel on two sides of the link, several of one direction beside each other. */
const LANE_SHARE = 0.55;
/** Half a message with its label, and a halo, in label sizes. */
const CLEAR = 2.9;

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
  const dx = b.center.x - a.center.x;
  const dy = b.center.y - a.center.y;
  const length = Math.max(Math.sqrt(dx * dx + dy * dy), 1);
  const offset = stage.unit * (0.2 + lane * LANE_SHARE * 2);
  const side = { x: (-dy / length) * offset, y: (dx / length) * offset };
  const start = edgePoint(a, b.center);
  const end = edgePoint(b, a.center);
  // Clear of both bodies, so that a message never covers what a node says.
  const gap = Math.max(Math.sqrt((end.x - start.x) ** 2 + (end.y - start.y) ** 2), 1);
  const trim = Math.min(stage.unit * CLEAR, gap * 0.3);
  const along = { x: (dx / length) * trim, y: (dy / length) * trim };
  return {
    from: { x: start.x + side.x + along.x, y: start.y + side.y + along.y },
    to: { x: end.x + side.x - along.x, y: end.y + side.y - along.y },
  };
}

/**
 * Where the line from the middle of a node to `target` leaves its body. Links that leave one side of a body stand
 * further apart there than straight lines would, so that what is sent to several at once does not start in a heap.
 */
export function edgePoint(box: NodeBox, target: Point): Point {
  const dx = target.x - box.center.x;
  const dy = target.y - box.center.y;
  if (dx === 0 && dy === 0) return box.center;
  const { x, y } = box.center;
  const halfWidth = box.width / 2;
  const halfHeight = box.height / 2;
  if (box.outline === 'circle') {
    const share = halfWidth / Math.sqrt(dx * dx + dy * dy);
    return { x: x + dx * share, y: y + dy * share };
  }
  const acrossX = dx === 0 ? Infinity : halfWidth / Math.abs(dx);
  const acrossY = dy === 0 ? Infinity : halfHeight / Math.abs(dy);
  return acrossX <= acrossY
    ? { x: x + Math.sign(dx) * halfWidth, y: y + spread(dy * acrossX, halfHeight) }
    : { x: x + spread(dx * acrossY, halfWidth), y: y + Math.sign(dy) * halfHeight };
}

function spread(offset: number, half: number): number {
  if (Math.abs(offset) < half * 0.08) return offset;
  return Math.sign(offset) * Math.min(Math.abs(offset) + half * 0.35, half * 0.8);
}

/** Labels stand on the outer side of their link: above where it rises from left to right, below where it falls. */
export function labelAbove({ from, to }: MessagePath): boolean {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const rise = left.y - right.y;
  const level = Math.abs(rise) < Math.abs(right.x - left.x) * 0.02;
  return level ? from.x > to.x : rise > 0;
}

export function pointAt(path: MessagePath, share: number): Point {
  return {
    x: path.from.x + (path.to.x - path.from.x) * share,
    y: path.from.y + (path.to.y - path.from.y) * share,
  };
}
