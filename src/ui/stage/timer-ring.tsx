import { useCallback } from 'react';
import type { Timer } from '../../engine/configuration.ts';
import { LOW, type NodeBox } from '../../scene/node-box.ts';
import { useSession, useSlice } from '../app/session-context.ts';
import { useMedia } from '../app/use-media.ts';
import styles from './stage.module.css';

interface Props {
  readonly timers: readonly Timer[];
  readonly box: NodeBox;
  readonly unit: number;
  /** There is room above the node to say how long is left. */
  readonly says: boolean;
}

/** The next timer to fire: a clock whose rim empties clockwise; at rest it says how long is left. */
export function TimerRing({ timers, box, unit, says }: Props) {
  const { playhead } = useSession();
  const playing = useSlice((state) => state.playing);
  const now = useSlice((state) => state.snapshot?.picture.time ?? 0);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const next = timers
    .filter((timer) => !timer.background)
    .reduce<Timer | null>((a, b) => (a === null || b.due < a.due ? b : a), null);
  const r = unit * 0.5;
  const round = 2 * Math.PI * r;
  const drain = useCallback(
    (element: SVGCircleElement | null) => {
      if (element === null || next === null) return undefined;
      const whole = Math.max(next.due - next.setAt, 1);
      return playhead.addWriter((time) => {
        const left = Math.min(Math.max((next.due - time) / whole, 0), 1);
        const shown = still ? Math.ceil(left * 4) / 4 : left;
        element.setAttribute('stroke-dashoffset', (-(1 - shown) * round).toFixed(1));
      });
    },
    [playhead, next, round, still],
  );
  if (next === null) return null;
  const low = box.height < LOW * unit;
  const shown = says && !playing && !next.frozen;
  return (
    <g
      aria-hidden="true"
      transform={`translate(${-box.width / 2} ${-box.height / 2 + (low ? unit * 0.66 : 0)})`}
      data-timer={next.name}
    >
      <circle
        className={styles.ring}
        r={unit * 0.66}
        strokeDasharray={next.frozen ? '3 3' : undefined}
      />
      <circle
        ref={drain}
        className={styles.ringLeft}
        r={r}
        strokeDasharray={`${round} ${round}`}
        transform="rotate(-90)"
      />
      <path className={styles.hands} d={`M0 ${-unit * 0.26}V0h${unit * 0.18}`} />
      {shown && (
        <text className={styles.timeLeft} x={unit * 0.85} y={-unit * 0.22} data-label="timer">
          {leftText(next.due - now)}
        </text>
      )}
    </g>
  );
}

function leftText(ms: number): string {
  const left = Math.max(ms, 0);
  return left < 1000 ? `${left} ms` : `${(left / 1000).toFixed(left % 1000 === 0 ? 0 : 1)} s`;
}
