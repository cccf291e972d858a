import type { Timer } from '../../engine/configuration.ts';
import type { NodeBox } from '../../scene/layout.ts';
import styles from './stage.module.css';

interface Props {
  readonly timers: readonly Timer[];
  readonly time: number;
  readonly box: NodeBox;
  readonly unit: number;
}

/** The next timer to fire, as a ring that empties clockwise. */
export function TimerRing({ timers, time, box, unit }: Props) {
  const next = timers
    .filter((timer) => !timer.background)
    .reduce<Timer | null>((a, b) => (a === null || b.due < a.due ? b : a), null);
  if (next === null) return null;
  const r = unit * 0.64;
  const whole = Math.max(next.due - next.setAt, 1);
  const left = Math.min(Math.max((next.due - time) / whole, 0), 0.999);
  const angle = -Math.PI / 2 - left * 2 * Math.PI;
  const x = Math.cos(angle) * (r - 4);
  const y = Math.sin(angle) * (r - 4);
  return (
    <g
      aria-hidden="true"
      transform={`translate(${-box.width / 2} ${-box.height / 2})`}
      data-timer={next.name}
    >
      <circle className={styles.ring} r={r} strokeDasharray={next.frozen ? '3 3' : undefined} />
      <path
        className={styles.ringLeft}
        d={`M0 0V${-(r - 4)}A${r - 4} ${r - 4} 0 ${left > 0.5 ? 1 : 0} 0 ${x} ${y}z`}
      />
    </g>
  );
}
