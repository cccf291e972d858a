import type { Outline, Places } from './presentation.ts';
import type { Point, Size } from './node-box.ts';
import { textWidth } from './text-width.ts';

/** A small picture of a stage: nothing but names, states and what is on its way. */
export interface SmallNode {
  readonly id: string;
  readonly outline: Outline;
  readonly center: Point;
  readonly width: number;
  readonly height: number;
}

const PAD = 0.7;

/** `text`: size of the names. */
export function smallStage(
  places: Places['wide'],
  outlineOf: (id: string) => Outline,
  size: Size,
  text: number,
): readonly SmallNode[] {
  const spots = Object.entries(places);
  const spread = (axis: 0 | 1) => {
    const values = spots.map(([, spot]) => spot[axis]);
    const least = Math.min(...values);
    const whole = Math.max(...values) - least;
    return (value: number) => (whole === 0 ? 0.5 : (value - least) / whole);
  };
  const [acrossAt, downAt] = [spread(0), spread(1)];
  const widest = Math.max(...spots.map(([id]) => textWidth(id, 'bold')), 1);
  const width = (widest + 1) * text;
  const height = 1.7 * text;
  const side = Math.max(height, (widest + 0.8) * text);
  const room = {
    x: size.width - width - 2 * PAD * text,
    y: size.height - height - 2 * PAD * text,
  };
  return spots.map(([id, [x, y]]) => {
    const outline = outlineOf(id);
    const isRound = outline === 'circle';
    return {
      id,
      outline,
      center: {
        x: PAD * text + width / 2 + acrossAt(x) * room.x,
        y: PAD * text + height / 2 + downAt(y) * room.y,
      },
      width: isRound ? side : width,
      height: isRound ? side : height,
    };
  });
}

/** A point on the way between two nodes, clear of both. */
export function onTheWay(from: SmallNode, to: SmallNode, share: number): Point {
  const dx = to.center.x - from.center.x;
  const dy = to.center.y - from.center.y;
  const length = Math.max(Math.hypot(dx, dy), 1);
  const near = Math.min((from.width / 2 + 8) / length, 0.4);
  const far = Math.min((to.width / 2 + 8) / length, 0.4);
  const way = near + (1 - near - far) * Math.min(Math.max(share, 0), 1);
  return { x: from.center.x + dx * way, y: from.center.y + dy * way };
}
