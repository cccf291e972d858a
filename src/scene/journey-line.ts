import type { Journey } from './journey.ts';
import type { Point } from './node-box.ts';

/** How a message is drawn in the diagram: the way it went, and what stands at its end. */
export interface JourneyLine {
  readonly points: readonly Point[];
  readonly end: Point;
  /** Direction of its last part, in degrees. */
  readonly turn: number;
  /** `hollow`: it waits, or changed nothing; `bar`: it was refused; `none`: nobody knows yet. */
  readonly tip: 'arrow' | 'cross' | 'hollow' | 'bar' | 'none';
  readonly dashed: boolean;
  readonly thin: boolean;
}

/** Where what is not yet known to arrive is drawn to end. */
const OPEN_SHARE = 0.5;
const ELBOW_LEAST = 18;
const STUB = 16;

export type PointOf = (index: number, process: string) => Point;

/**
 * `last`: what ends after this event is not known to end. `isRefusal`: does a kind of message say no to what brought it
 * about? `share`: how far it came. Time runs along x unless `down`.
 */
export function journeyLine(
  journey: Journey,
  point: PointOf,
  last: number,
  isRefusal: (messageKind: string) => boolean,
  share = 1,
  down = false,
): JourneyLine {
  const start = point(journey.sentAt, journey.from);
  const isOpen = journey.endAt === null || journey.endAt > last;
  const goal = stubbed(start, point(isOpen ? last : (journey.endAt ?? last), journey.to), down);
  const come = isOpen ? OPEN_SHARE : share;
  const end = between(start, goal, come);
  const points =
    journey.delayedAt === null || journey.delayedAt > last
      ? [start, end]
      : elbow(start, end, point(journey.delayedAt, journey.from), down);
  const before = points.at(-2) ?? start;
  return {
    points,
    end,
    turn: (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI,
    tip: isOpen ? 'none' : tipOf(journey, isRefusal),
    dashed: journey.copy || isOpen,
    thin: journey.retry,
  };
}

function tipOf(journey: Journey, isRefusal: (kind: string) => boolean): JourneyLine['tip'] {
  if (journey.fate === 'lost' || journey.fate === 'dropped') return 'cross';
  if (journey.replies.some(isRefusal)) return 'bar';
  return journey.fate === 'queued' || journey.ignored ? 'hollow' : 'arrow';
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** A line to the same instant would lie across time. */
function stubbed(start: Point, goal: Point, down: boolean): Point {
  return down
    ? { x: goal.x, y: Math.max(goal.y, start.y + STUB) }
    : { x: Math.max(goal.x, start.x + STUB), y: goal.y };
}

/** On its way as ever, then at rest for as long as it was held up, then on. */
function elbow(start: Point, end: Point, delayed: Point, down: boolean): readonly Point[] {
  const along = (it: Point) => (down ? it.y : it.x);
  const whole = along(end) - along(start);
  const leg = Math.min(Math.max(along(delayed) - along(start), ELBOW_LEAST), whole * 0.4);
  const middle = between(start, end, 0.5);
  return down
    ? [start, { x: middle.x, y: start.y + leg }, { x: middle.x, y: end.y - leg }, end]
    : [start, { x: start.x + leg, y: middle.y }, { x: end.x - leg, y: middle.y }, end];
}

/** Where two lines cross; null: they do not. */
export function crossingOf(a: readonly Point[], b: readonly Point[]): Point | null {
  for (let i = 1; i < a.length; i += 1) {
    for (let k = 1; k < b.length; k += 1) {
      const found = meeting(a[i - 1]!, a[i]!, b[k - 1]!, b[k]!);
      if (found !== null) return found;
    }
  }
  return null;
}

function meeting(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [dx, dy, ex, ey] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const cross = dx * ey - dy * ex;
  if (Math.abs(cross) < 1e-9) return null;
  const share = ((c.x - a.x) * ey - (c.y - a.y) * ex) / cross;
  const other = ((c.x - a.x) * dy - (c.y - a.y) * dx) / cross;
  const isInside = share >= 0 && share <= 1 && other >= 0 && other <= 1;
  return isInside ? between(a, b, share) : null;
}
