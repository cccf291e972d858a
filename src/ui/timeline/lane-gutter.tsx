import { useRef } from 'react';
import { useActions, useSlice } from '../app/session-context.ts';
import { useSize } from '../app/use-size.ts';
import styles from './lane-gutter.module.css';

/** Smaller than this is no target for a finger; then breakpoints are set in their panel. */
const LEAST_TARGET = 24;

/** Beside each lane's name a breakpoint: playing stops at whatever happens there. */
export function LaneGutter() {
  const column = useRef<HTMLDivElement>(null);
  const height = useSize(column)?.height ?? 0;
  const ids = useSlice((state) => (state.snapshot?.picture.processes ?? []).map(({ id }) => id));
  const set = useSlice((state) => state.breakpoints.lanes);
  const { toggleBreakpoint } = useActions();
  const isRoomy = height / Math.max(ids.length, 1) >= LEAST_TARGET;
  return (
    <div ref={column} className={styles.gutter} role="group" aria-label="Breakpoints of the lanes">
      {isRoomy &&
        ids.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.lane}
            aria-pressed={set.includes(name)}
            aria-label={`Breakpoint at ${name}`}
            title={`Breakpoint at ${name}: playing stops at whatever happens there`}
            onClick={() => toggleBreakpoint({ kind: 'lane', name })}
          >
            <span className={styles.point} />
          </button>
        ))}
    </div>
  );
}
