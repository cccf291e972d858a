import { memo, useMemo, type PointerEvent } from 'react';
import { overviewOf } from '../../scene/overview.ts';
import type { Axis } from '../../scene/axis.ts';
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

const COLUMN = 2;

/** The whole run in one bar, with the part that the diagram shows; a click goes there. */
export const Overview = memo(function Overview({ frame, axis, events, masked }: Props) {
  const actions = useActions();
  const cursor = useSlice((state) => state.cursor);
  const { down, from } = frame;
  const length = down ? frame.along : frame.along;
  const last = Math.max(events.length - 1, from + 1);
  const start = axis.at(from);
  const scale = length / Math.max(axis.at(last) - start, 1);
  const place = (index: number) => Math.max((axis.at(index) - start) * scale, 0);
  const known = masked ? cursor : events.length - 1;
  const seen = useMemo(() => {
    const column = (index: number) =>
      Math.round(Math.max((axis.at(index) - start) * scale, 0) / COLUMN);
    return overviewOf(events.slice(0, known + 1), column);
  }, [events, known, axis, start, scale]);
  const go = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const along = down ? event.clientY - box.top : event.clientX - box.left;
    const index = axis.nearest(along / scale + start);
    actions.seek(Math.min(Math.max(index, from), known));
  };
  const size = down
    ? { top: frame.label, right: 0, width: frame.bar, height: length }
    : { left: frame.label, bottom: 0, width: length, height: frame.bar };
  const turn = down ? 'matrix(0 1 1 0 0 0)' : undefined;
  const bars = (list: readonly (readonly [number, number])[]) =>
    list
      .map(
        ([a, b]) =>
          `M${a * COLUMN} 0h${Math.max((b - a) * COLUMN, COLUMN)}v8h-${Math.max((b - a) * COLUMN, COLUMN)}z`,
      )
      .join('');
  const ticks = (list: readonly number[], top: number, height: number) =>
    list.map((column) => `M${column * COLUMN} ${top}v${height}`).join('');
  const middle = frame.bar / 2 - 4;
  const shown = [place(frame.window.first), place(frame.window.last)] as const;
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
        <g transform={turn}>
          <g transform={`translate(0 ${middle})`}>
            <path className={styles.line} d={`M0 4H${place(known)}`} />
            <path className={styles.doubt} d={bars(seen.doubt)} />
            <path
              className={styles.down}
              d={ticks(
                seen.down.flatMap(([a, b]) => [a, b]),
                0,
                8,
              )}
            />
            <path className={styles.beats} d={ticks(seen.beats, 2, 4)} />
            <path className={styles.faults} d={ticks(seen.faults, -3, 14)} />
            <path className={styles.violations} d={ticks(seen.violations, -4, 16)} />
          </g>
          <rect
            className={styles.shown}
            x={shown[0]}
            y={1.5}
            width={Math.max(shown[1] - shown[0], 8)}
            height={frame.bar - 3}
            rx={3}
          />
          <path className={styles.here} d={`M${place(cursor)} 1v${frame.bar - 2}`} />
        </g>
      </svg>
    </div>
  );
});
