import { memo } from 'react';
import type { SpaceTime } from '../../scene/space-time.ts';
import type { Frame } from './timeline.tsx';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly ids: readonly string[];
  readonly diagram: SpaceTime;
}

interface NamesProps {
  readonly frame: Frame;
  readonly ids: readonly string[];
  /** How much room they have along the flow of time. */
  readonly label: number;
}

/** One line for each process: hatched while it is uncertain, dashed while it is down. */
export const Lanes = memo(function Lanes({ frame, ids, diagram }: Props) {
  const { window, down, thickness } = frame;
  return ids.map((id) => {
    const states = diagram.laneBetween(id, window.first, window.last);
    return (
      <g key={id}>
        {states.map((state) => {
          const from = frame.point(Math.max(state.from, window.first), id);
          const to = frame.point(Math.min(state.to ?? window.last, window.last), id);
          const kind =
            state.status === 'crashed'
              ? styles.laneDown
              : state.status === 'unstarted'
                ? styles.laneAbsent
                : state.status === 'stalled'
                  ? styles.laneStalled
                  : state.tone === 'leading'
                    ? styles.laneLeading
                    : styles.lane;
          return (
            <g key={state.from}>
              {state.tone === 'uncertain' && state.status !== 'crashed' && (
                <rect
                  className={styles.uncertain}
                  x={Math.min(from.x, to.x) - (down ? thickness / 2 : 0)}
                  y={Math.min(from.y, to.y) - (down ? 0 : thickness / 2)}
                  width={down ? thickness : Math.abs(to.x - from.x)}
                  height={down ? Math.abs(to.y - from.y) : thickness}
                />
              )}
              <line className={kind} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            </g>
          );
        })}
      </g>
    );
  });
});

/** The names at the beginning of the lanes; what lies before the window passes beneath them. */
export const LaneNames = memo(function LaneNames({ frame, ids, label }: NamesProps) {
  const { down, across } = frame;
  return (
    <g>
      <rect
        className={styles.gutter}
        width={down ? across : label}
        height={down ? label : across}
      />
      {ids.map((id) => (
        <text
          key={id}
          className={styles.laneName}
          x={down ? frame.lane(id) : 12}
          y={down ? 18 : frame.lane(id)}
          textAnchor={down ? 'middle' : 'start'}
          dominantBaseline={down ? undefined : 'central'}
          data-label={id}
        >
          {id}
        </text>
      ))}
    </g>
  );
});
