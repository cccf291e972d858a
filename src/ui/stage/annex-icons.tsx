import { useCallback } from 'react';
import type { DiskWrite } from '../../engine/configuration.ts';
import { useSession } from '../app/session-context.ts';
import { useMedia } from '../app/use-media.ts';
import styles from './stage.module.css';

/** A disk: what is on it survives. Filled once something is. */
export function Cylinder({ unit, full }: { readonly unit: number; readonly full: boolean }) {
  const w = unit * 1.05;
  const h = unit * 0.5;
  const e = unit * 0.19;
  const body = `M0 ${-h + e}V${h - e}A${w / 2} ${e} 0 0 0 ${w} ${h - e}V${-h + e}`;
  return (
    <>
      <path
        className={full ? styles.diskFull : styles.disk}
        d={`${body}A${w / 2} ${e} 0 0 1 0 ${-h + e}z`}
      />
      <ellipse className={styles.diskTop} cx={w / 2} cy={-h + e} rx={w / 2} ry={e} />
    </>
  );
}

interface PageProps {
  readonly unit: number;
  readonly forced: boolean;
  readonly write: DiskWrite | null;
}

/** A page on its way into the disk, outlined until it is there. A forced one slides in as its time passes. */
export function Page({ unit, forced, write }: PageProps) {
  const { playhead } = useSession();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const slide = useCallback(
    (element: SVGGElement | null) => {
      if (element === null || write === null || !forced || still) return undefined;
      const whole = Math.max(write.doneAt - write.startedAt, 1);
      return playhead.addWriter((time) => {
        const share = Math.min(Math.max((time - write.startedAt) / whole, 0), 1);
        const eased = share * share * (3 - 2 * share);
        element.setAttribute('transform', `translate(0 ${(eased * -unit * 0.5).toFixed(1)})`);
      });
    },
    [playhead, write, forced, still, unit],
  );
  const w = unit * 0.74;
  const h = unit * 0.96;
  const x = unit * 0.15;
  return (
    <g ref={slide}>
      <path
        className={forced ? styles.page : styles.hollow}
        d={`M${x} ${-h / 2}h${w * 0.6}l${w * 0.4} ${h * 0.28}v${h * 0.72}h${-w}z`}
      />
    </g>
  );
}

export function Padlock({ unit, shared }: { readonly unit: number; readonly shared: boolean }) {
  return (
    <g className={styles.lock} transform={`translate(${unit * 0.52} ${unit * 0.06})`}>
      <path
        d={`M${-unit * 0.25} 0v${-unit * 0.22}a${unit * 0.25} ${unit * 0.25} 0 0 1 ${unit * 0.5} 0v${unit * 0.22}`}
        fill="none"
        strokeWidth={unit * 0.13}
      />
      <rect
        x={-unit * 0.42}
        y={-unit * 0.08}
        width={unit * 0.84}
        height={unit * 0.56}
        rx={unit * 0.08}
        className={shared ? styles.sharedLock : undefined}
      />
    </g>
  );
}

/** A bar across, with its bolt: a rule holds this node back. */
export function Latch({ unit }: { readonly unit: number }) {
  return (
    <g className={styles.lock}>
      <rect x={0} y={-unit * 0.16} width={unit * 1.05} height={unit * 0.32} rx={unit * 0.08} />
      <rect
        className={styles.bolt}
        x={unit * 0.62}
        y={-unit * 0.4}
        width={unit * 0.24}
        height={unit * 0.8}
        rx={unit * 0.06}
      />
    </g>
  );
}
