import { shared, type Box } from './boxes.ts';
import type { Point, Size } from './node-box.ts';

const STEPS = 24;

/** The middle of the freest place for something of this size: covers least, and of those the nearest to `wished`. */
export function freePlace(
  size: Size,
  wanted: Size,
  obstacles: readonly Box[],
  wished: Point,
  edge: number,
): Point {
  let best = wished;
  let least = Infinity;
  const across = size.width - wanted.width - 2 * edge;
  const down = size.height - wanted.height - 2 * edge;
  for (let i = 0; i <= STEPS; i += 1) {
    for (let j = 0; j <= STEPS; j += 1) {
      const left = edge + (Math.max(across, 0) * i) / STEPS;
      const top = edge + (Math.max(down, 0) * j) / STEPS;
      const box = { left, top, right: left + wanted.width, bottom: top + wanted.height };
      const at = { x: left + wanted.width / 2, y: top + wanted.height / 2 };
      let cost = Math.hypot(at.x - wished.x, at.y - wished.y);
      for (const it of obstacles) cost += 100 * shared(box, it);
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
  }
  return best;
}

/** A line as a row of small boxes, for what is looked for in boxes only. */
export function boxesAlong(a: Point, b: Point, half: number): readonly Box[] {
  const count = Math.max(Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / (2 * half)), 1);
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = a.x + ((b.x - a.x) * i) / count;
    const y = a.y + ((b.y - a.y) * i) / count;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });
}
