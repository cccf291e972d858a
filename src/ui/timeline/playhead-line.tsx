import { useLayoutEffect, useRef } from 'react';
import { branchOf } from '../../session/store.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import type { Frame } from './use-frame.ts';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  /** What is drawn with the playhead, and moves with it. */
  readonly part: 'veil' | 'line';
}

/** Where the run is, or a veil over what has not happened yet. Moved by the animation loop alone. */
export function PlayheadLine({ frame, part }: Props) {
  const { playhead, store } = useSession();
  const group = useRef<SVGGElement>(null);
  const cursor = useSlice((state) => state.cursor);
  useLayoutEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    const events = branchOf(store.getState())?.events ?? [];
    const here = events[cursor];
    const next = cursor < frame.until ? events[cursor + 1] : undefined;
    return playhead.addWriter((time) => {
      const from = frame.window.at(cursor);
      const way = here !== undefined && next !== undefined ? next.time - here.time : 0;
      const share =
        way > 0 && here !== undefined ? Math.min(Math.max((time - here.time) / way, 0), 1) : 0;
      const place =
        frame.label + from + (next === undefined ? 0 : frame.window.at(cursor + 1) - from) * share;
      element.setAttribute(
        'transform',
        frame.down ? `translate(0 ${place.toFixed(1)})` : `translate(${place.toFixed(1)} 0)`,
      );
    });
  }, [playhead, store, frame, cursor]);
  const far = frame.along + 400;
  const { down, across } = frame;
  return (
    <g ref={group}>
      {part === 'veil' ? (
        <rect
          className={styles.veil}
          x={down ? 0 : 1}
          y={down ? 1 : 0}
          width={down ? across : far}
          height={down ? far : across}
        />
      ) : (
        <>
          <line
            className={styles.playhead}
            x1={0}
            y1={0}
            x2={down ? across : 0}
            y2={down ? 0 : across}
          />
          <path className={styles.flag} d={down ? 'M0 -8v16l9 -8z' : 'M-10 0h20l-10 12z'} />
        </>
      )}
    </g>
  );
}
