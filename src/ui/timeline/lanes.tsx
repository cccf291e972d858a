import { memo } from 'react';
import type { LaneState, SpaceTime } from '../../scene/space-time.ts';
import type { Frame } from './use-frame.ts';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  /** How many events there are: the diagram itself stays the same object while it grows. */
  readonly count: number;
}

/** One line for each process: hatched while it is uncertain, dashed while it is down, thick while it leads. */
export const Lanes = memo(function Lanes({ frame, diagram }: Props) {
  const { window } = frame;
  return frame.ids.map((id) => (
    <g key={id}>
      {diagram.laneBetween(id, window.first, window.last).map((state) => (
        <Stretch key={state.from} state={state} id={id} frame={frame} />
      ))}
    </g>
  ));
});

function Stretch({
  state,
  id,
  frame,
}: {
  readonly state: LaneState;
  readonly id: string;
  readonly frame: Frame;
}) {
  const { window, down, thickness } = frame;
  const from = frame.point(Math.max(state.from, window.first), id);
  const to = frame.point(Math.min(state.to ?? window.last, window.last), id);
  return (
    <>
      {state.tone === 'uncertain' && state.status !== 'crashed' && (
        <rect
          className={styles.uncertain}
          x={Math.min(from.x, to.x) - (down ? thickness / 2 : 0)}
          y={Math.min(from.y, to.y) - (down ? 0 : thickness / 2)}
          width={down ? thickness : Math.abs(to.x - from.x)}
          height={down ? Math.abs(to.y - from.y) : thickness}
        />
      )}
      <line className={kindOf(state)} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
    </>
  );
}

function kindOf({ status, tone }: LaneState): string | undefined {
  if (status === 'crashed') return styles.laneDown;
  if (status === 'unstarted') return styles.laneAbsent;
  if (status === 'stalled') return styles.laneStalled;
  return tone === 'leading' ? styles.laneLeading : styles.lane;
}

/** The names at the beginning of the lanes; what lies before the window passes beneath them. */
export const LaneNames = memo(function LaneNames({ frame }: { readonly frame: Frame }) {
  const { down, across, label, rows, ids } = frame;
  const column = (label - 12) / rows.columns;
  // Where lanes are closer than letters are high the first and the last name stay in the picture.
  const half = frame.text * 0.6;
  const middle = (lane: number) => Math.min(Math.max(rows.at(lane), half), across - half);
  return (
    <g>
      <rect
        className={styles.gutter}
        width={down ? across : label}
        height={down ? label : across}
      />
      {rows.columns > 1 &&
        ids.map((id, at) => (
          <path
            key={id}
            className={styles.leader}
            d={`M${12 + ((at % rows.columns) + 1) * column - 6} ${rows.at(at)}H${label + 6}`}
          />
        ))}
      {ids.map((id, at) => {
        const x = down ? rows.at(at) : 12 + (at % rows.columns) * column;
        return (
          <text
            key={id}
            className={styles.laneName}
            x={x}
            y={down ? label * 0.5 : middle(at)}
            textAnchor={down ? 'middle' : 'start'}
            dominantBaseline="central"
            data-label={id}
          >
            {id}
          </text>
        );
      })}
    </g>
  );
});
