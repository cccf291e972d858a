import { memo } from 'react';
import type { GlyphState } from '../../scene/outage.ts';
import styles from './outage.module.css';

interface Props {
  readonly state: GlyphState;
  /** Its side, in pixels. */
  readonly size: number;
  /** How full it is, 0 to 1; undefined: it is not filled by degrees. */
  readonly level?: number | undefined;
  readonly title?: string;
}

/** One of many, told by shape and hatch as well as by colour. Drawn from its upper left corner. */
export const Glyph = memo(function Glyph({ state, size, level, title }: Props) {
  const inset = Math.max(size * 0.08, 0.75);
  const side = size - 2 * inset;
  const { look } = state;
  const box = { x: inset, y: inset, width: side, height: side, rx: side * 0.12 };
  const filled = Math.min(Math.max(level ?? 0, 0), 1) * side;
  return (
    <g className={styles[state.tone]} data-look={look}>
      {title !== undefined && <title>{title}</title>}
      <rect
        className={look === 'solid' && level === undefined ? styles.full : styles.shell}
        {...box}
      />
      {level !== undefined && (
        <rect
          className={look === 'solid' ? styles.full : styles.level}
          x={inset}
          y={inset + side - filled}
          width={side}
          height={filled}
        />
      )}
      {look === 'hatched' && <path className={styles.strokes} d={hatch(inset, side)} />}
      {look === 'crossed' && <path className={styles.strokes} d={cross(inset, side)} />}
      {look === 'dotted' && (
        <circle className={styles.full} cx={size / 2} cy={size / 2} r={side * 0.18} />
      )}
    </g>
  );
});

function cross(inset: number, side: number): string {
  const from = inset + side * 0.2;
  const to = inset + side * 0.8;
  return `M${from} ${from}L${to} ${to}M${to} ${from}L${from} ${to}`;
}

function hatch(inset: number, side: number): string {
  const at = (share: number) => (inset + side * share).toFixed(1);
  return `M${at(0)} ${at(0.5)}L${at(0.5)} ${at(0)}M${at(0)} ${at(1)}L${at(1)} ${at(0)}M${at(0.5)} ${at(1)}L${at(1)} ${at(0.5)}`;
}
