import { memo, useMemo, type PointerEvent } from 'react';
import type { Axis } from '../../scene/axis.ts';
import { overviewOf } from '../../scene/overview.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import type { Frame } from './use-frame.ts';
import styles from './overview.module.css';

interface Props {
  readonly frame: Frame;
  readonly axis: Axis;
  readonly events: readonly EventSummary[];
  readonly masked: boolean;
}

/** The whole run in one bar, with the part that the diagram shows; a click goes there. */
export function Overview({ frame, axis, events, masked }: Props) {
  const actions = useActions();
  const cursor = useSlice((state) => state.cursor);
  const { down, from, along: length, window, bar } = frame;
  const last = Math.max(events.length - 1, from + 1);
  const start = axis.at(from);
  const scale = length / Math.max(axis.at(last) - start, 1);
  const place = (index: number) => Math.max((axis.at(index) - start) * scale, 0);
  const known = masked ? cursor : events.length - 1;
  const go = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const along = down ? event.clientY - box.top : event.clientX - box.left;
    const index = axis.nearest(along / scale + start);
    actions.seek(Math.min(Math.max(index, from), known));
  };
  const size = down
    ? { top: frame.label, right: 0, width: bar, height: length }
    : { left: frame.label, bottom: 0, width: length, height: bar };
  return (
    <div
      className={styles.overview}
      style={size}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
      onPointerUp={(event) => event.stopPropagation()}
    >
      <svg aria-hidden="true" width="100%" height="100%">
        <g transform={down ? 'matrix(0 1 1 0 0 0)' : undefined}>
          <Course {...{ axis, events, known, start, scale }} middle={bar / 2} />
          <rect
            className={styles.shown}
            x={place(window.first)}
            y={1.5}
            width={Math.max(place(window.last) - place(window.first), 8)}
            height={bar - 3}
            rx={3}
          />
          <path className={styles.here} d={`M${place(cursor)} 1v${bar - 2}`} />
        </g>
      </svg>
    </div>
  );
}

interface CourseProps {
  readonly axis: Axis;
  readonly events: readonly EventSummary[];
  readonly known: number;
  readonly start: number;
  readonly scale: number;
  readonly middle: number;
}

const COLUMN = 2;
const HALF = 4;

/** What befell the run; drawn once, wherever the cursor goes. */
const Course = memo(function Course({ axis, events, known, start, scale, middle }: CourseProps) {
  const paths = useMemo(() => {
    const along = (index: number) => Math.max((axis.at(index) - start) * scale, 0);
    const seen = overviewOf(events.slice(0, known + 1), (index) =>
      Math.round(along(index) / COLUMN),
    );
    const bars = (list: typeof seen.doubt) =>
      list.map(([a, b]) => bar(a * COLUMN, Math.max((b - a) * COLUMN, COLUMN))).join('');
    const ticks = (list: readonly number[], half: number) =>
      list.map((column) => `M${column * COLUMN} ${-half}v${2 * half}`).join('');
    return [
      [styles.line, `M0 0H${along(known)}`],
      [styles.doubt, bars(seen.doubt)],
      [styles.down, bars(seen.down)],
      [styles.beats, ticks(seen.beats, 2)],
      [styles.faults, ticks(seen.faults, 7)],
      [styles.violations, ticks(seen.violations, 8)],
    ] as const;
  }, [axis, events, known, start, scale]);
  return (
    <g transform={`translate(0 ${middle})`}>
      {paths.map(([className, d]) => (
        <path key={className} className={className} d={d} />
      ))}
    </g>
  );
});

const bar = (x: number, width: number) => `M${x} ${-HALF}h${width}v${2 * HALF}h${-width}z`;
