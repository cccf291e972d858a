import type { Point } from './node-box.ts';

/** A rectangle along the axes, in pixels of the stage. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function around({ x, y }: Point, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

export function grown(box: Box, by: number): Box {
  return {
    left: box.left - by,
    right: box.right + by,
    top: box.top - by,
    bottom: box.bottom + by,
  };
}

export function united(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((it) => it.left)),
    right: Math.max(...boxes.map((it) => it.right)),
    top: Math.min(...boxes.map((it) => it.top)),
    bottom: Math.max(...boxes.map((it) => it.bottom)),
  };
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Area of what two boxes share. */
export function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How far a box reaches out of a stage, as an area. */
export function outside(box: Box, size: { readonly width: number; readonly height: number }) {
  const x = Math.max(0, -box.left) + Math.max(0, box.right - size.width);
  const y = Math.max(0, -box.top) + Math.max(0, box.bottom - size.height);
  return x * (box.bottom - box.top) + y * (box.right - box.left);
}
