import { memo } from 'react';
import type { Gap } from '../../scene/axis.ts';
import type { SpaceTime } from '../../scene/space-time.ts';
import { wallGutters } from '../../scene/wall-lines.ts';
import type { EventSummary } from '../../worker/wire.ts';
import type { Frame } from './use-frame.ts';
import styles from './separators.module.css';

interface Props {
  readonly frame: Frame;
  readonly events: readonly EventSummary[];
}

/** Where along time something is, as a line across all lanes. */
function Across({
  frame,
  index,
  className,
}: {
  readonly frame: Frame;
  readonly index: number;
  readonly className: string | undefined;
}) {
  const { down, across, ids } = frame;
  const { x, y } = frame.point(index, ids[0] ?? '');
  return (
    <line
      className={className}
      x1={down ? 0 : x}
      y1={down ? y : 0}
      x2={down ? across : x}
      y2={down ? y : across}
    />
  );
}

/** Beats as thin lines, broken rules as heavy ones. */
export const Separators = memo(function Separators({ frame, events }: Props) {
  const { first, last } = frame.window;
  return events.slice(first, last + 1).map((event) => {
    if (event.index < frame.from) return null;
    const broken = event.violated.length > 0;
    if (!broken && event.beat === null) return null;
    return (
      <Across
        key={event.index}
        frame={frame}
        index={event.index}
        className={broken ? styles.violated : styles.beat}
      />
    );
  });
});

/** Walls, as rows of bricks between the lanes that they part, for as long as they stand. */
export const WallBands = memo(function WallBands({
  frame,
  diagram,
}: {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  readonly count: number;
}) {
  const { window, ids, rows, down } = frame;
  return diagram.wallsBetween(window.first, window.last).flatMap((wall) => {
    const begin = frame.point(Math.max(wall.from, window.first), ids[0] ?? '');
    const end = frame.point(Math.min(wall.to ?? window.last, window.last), ids[0] ?? '');
    return wallGutters(ids, wall.cuts).map((gutter) => {
      const middle = gutter * rows.pitch;
      return (
        <rect
          key={`${wall.from} ${gutter}`}
          className={styles.wall}
          x={down ? middle - 3.5 : begin.x}
          y={down ? begin.y : middle - 3.5}
          width={down ? 7 : Math.max(end.x - begin.x, 8)}
          height={down ? Math.max(end.y - begin.y, 8) : 7}
        />
      );
    });
  });
});

/** Time that is drawn shorter than it is: the lanes are broken there. */
export const Breaks = memo(function Breaks({
  frame,
  diagram,
  gaps,
}: {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  readonly gaps: readonly Gap[];
}) {
  const { ids, down, rows, until } = frame;
  return gaps
    .filter((gap) => gap.to <= until)
    .flatMap((gap) =>
      ids.map((id, at) => {
        const state = diagram.laneBetween(id, gap.to, gap.to).at(-1);
        if (state?.status === 'unstarted') return null;
        const from = frame.point(gap.from, id);
        const to = frame.point(gap.to, id);
        const x = down ? rows.at(at) : (from.x + to.x) / 2;
        const y = down ? (from.y + to.y) / 2 : rows.at(at);
        return (
          <g
            key={`${gap.to} ${id}`}
            transform={`translate(${x} ${y})${down ? ' rotate(90)' : ''}`}
            className={styles.break}
          >
            <path className={styles.breakGround} d="M-3 0H3" />
            <path d="M-5 5L-1 -5M1 5L5 -5" />
          </g>
        );
      }),
    );
});
