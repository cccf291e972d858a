import { useSlice } from '../app/session-context.ts';
import type { Frame } from './use-frame.ts';
import styles from './timeline.module.css';

/** Where other worlds left this one, and where this one left another. */
export function Forks({ frame }: { readonly frame: Frame }) {
  const places = useSlice(({ branches, current }) => {
    const own = branches.find((it) => it.id === current)?.from?.index ?? null;
    const left = branches
      .filter((it) => !it.hidden && it.from?.branch === current)
      .map((it) => it.from?.index ?? 0);
    return [...new Set(own === null ? left : [own, ...left])];
  });
  const { window, down, across, ids, rows, until } = frame;
  return places
    .filter((index) => index >= window.first && index <= Math.min(window.last, until))
    .map((index) => {
      const { x, y } = frame.point(index, ids[0] ?? '');
      const side = across - rows.band - Math.min(rows.pitch * 0.22, 8);
      return (
        <g
          key={index}
          className={styles.fork}
          transform={down ? `translate(${side} ${y}) rotate(90)` : `translate(${x} ${side})`}
        >
          <circle r={4} />
          <path d="M4 0H9L15 -7M9 0L15 7" />
        </g>
      );
    });
}
