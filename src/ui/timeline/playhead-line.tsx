import { useLayoutEffect, useRef } from 'react';
import { branchOf } from '../../session/store.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import type { Frame } from './timeline.tsx';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly label: number;
}

/** Where the run is, with a veil over what has not happened yet. Moved by the animation loop alone. */
export function PlayheadLine({ frame, label }: Props) {
  const { playhead, store } = useSession();
  const group = useRef<SVGGElement>(null);
  const cursor = useSlice((state) => state.cursor);
  useLayoutEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    const events = branchOf(store.getState())?.events ?? [];
    const here = events[cursor];
    const next = events[cursor + 1];
    return playhead.addWriter((time) => {
      const from = frame.window.at(cursor);
      const way = here !== undefined && next !== undefined ? next.time - here.time : 0;
      const share =
        way > 0 && here !== undefined ? Math.min(Math.max((time - here.time) / way, 0), 1) : 0;
      const place =
        label + from + (next === undefined ? 0 : frame.window.at(cursor + 1) - from) * share;
      element.setAttribute(
        'transform',
        frame.down ? `translate(0 ${place.toFixed(1)})` : `translate(${place.toFixed(1)} 0)`,
      );
    });
  }, [playhead, store, frame, label, cursor]);
  const far = frame.along + 400;
  return (
    <g ref={group}>
      {frame.down ? (
        <>
          <rect className={styles.veil} x={0} y={1} width={frame.across} height={far} />
          <line className={styles.playhead} x1={0} y1={0} x2={frame.across} y2={0} />
        </>
      ) : (
        <>
          <rect className={styles.veil} x={1} y={0} width={far} height={frame.across} />
          <line className={styles.playhead} x1={0} y1={0} x2={0} y2={frame.across} />
          <path className={styles.flag} d="M-11 0h22l-11 13z" />
        </>
      )}
    </g>
  );
}
