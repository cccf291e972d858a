import type { LogRecord } from '../../engine/configuration.ts';
import type { NodeBox } from '../../scene/layout.ts';
import type { LockFace, NodeFace, ProcessPicture } from '../../scene/presentation.ts';
import styles from './stage.module.css';

interface Props {
  readonly box: NodeBox;
  readonly unit: number;
  readonly process: ProcessPicture;
  readonly face: NodeFace;
  readonly records: readonly string[];
  readonly total: number;
  readonly record: (record: LogRecord) => string;
  /** From the body to the bottom of the stage. */
  readonly room: number;
}

/** What stands around a node: its disk, which survives; its locks; small facts. One row each. */
export function Annex({ box, unit, process, face, records, total, record, room }: Props) {
  const rows: React.ReactNode[] = [];
  const hasDisk = process.client === null || total > 0;
  if (hasDisk) rows.push(<DiskRow key="disk" unit={unit} last={records.at(-1)} />);
  if (process.write !== null) {
    rows.push(<PageRow key="write" unit={unit} text={record(process.write.record)} forced />);
  }
  for (const buffered of process.buffer.slice(-1)) {
    rows.push(<PageRow key="buffer" unit={unit} text={record(buffered.record)} forced={false} />);
  }
  if (process.state !== null) {
    for (const lock of face.locks) rows.push(<LockRow key={lock.key} unit={unit} lock={lock} />);
    // A round node says them inside.
    if (face.facts.length > 0 && box.outline !== 'circle') {
      rows.push(
        <text key="facts" className={styles.quiet} y={unit * 0.35}>
          {face.facts.join('  ')}
        </text>,
      );
    }
  }
  const step = unit * 1.36;
  const around = unit * 1.1;
  const origin =
    box.side === 'right'
      ? { x: box.width / 2 + around, y: -((rows.length - 1) / 2) * step }
      : { x: -box.width / 2, y: box.height / 2 + unit * 1.45 };
  // What does not fit below is in the inspector.
  const fits = box.side === 'right' ? rows.length : Math.floor((room - unit * 1.9) / step) + 1;
  return (
    <g aria-hidden="true" transform={`translate(${origin.x} ${origin.y})`}>
      {rows.slice(0, fits).map((row, i) => (
        <g key={i} transform={`translate(0 ${i * step})`}>
          {row}
        </g>
      ))}
    </g>
  );
}

function Cylinder({ unit, full }: { readonly unit: number; readonly full: boolean }) {
  const w = unit * 1.1;
  const h = unit * 0.5;
  const e = unit * 0.2;
  const body = `M0 ${-h + e}V${h - e}A${w / 2} ${e} 0 0 0 ${w} ${h - e}V${-h + e}`;
  return (
    <>
      <path
        className={full ? styles.diskFull : styles.disk}
        d={`${body}A${w / 2} ${e} 0 0 1 0 ${-h + e}z`}
      />
      <ellipse
        className={styles.disk}
        style={{ fill: 'var(--bg-stage)' }}
        cx={w / 2}
        cy={-h + e}
        rx={w / 2}
        ry={e}
      />
    </>
  );
}

function DiskRow({ unit, last }: { readonly unit: number; readonly last: string | undefined }) {
  return (
    <>
      <Cylinder unit={unit} full={last !== undefined} />
      <text className={styles.mono} x={unit * 1.5} y={unit * 0.33} data-label={last ?? 'empty'}>
        {last ?? 'empty'}
      </text>
    </>
  );
}

/** Forced: outlined until it is durable. Unforced: dotted, may still be lost. */
function PageRow({
  unit,
  text,
  forced,
}: {
  readonly unit: number;
  readonly text: string;
  readonly forced: boolean;
}) {
  const w = unit * 0.8;
  const h = unit;
  return (
    <>
      <path
        className={forced ? styles.page : styles.hollow}
        d={`M${unit * 0.15} ${-h / 2}h${w * 0.65}l${w * 0.35} ${h * 0.3}v${h * 0.7}h${-w}z`}
      />
      <text className={`${styles.mono} ${styles.quiet}`} x={unit * 1.5} y={unit * 0.33}>
        {text}
      </text>
    </>
  );
}

function LockRow({ unit, lock }: { readonly unit: number; readonly lock: LockFace }) {
  const r = unit * 0.2;
  const text = `${lock.key} ${lock.holders.join(' ')}`;
  return (
    <>
      <g className={styles.lock} transform={`translate(${unit * 0.5} 0)`}>
        <path
          d={`M${-unit * 0.25} 0v${-unit * 0.2}a${unit * 0.25} ${unit * 0.25} 0 0 1 ${unit * 0.5} 0v${unit * 0.2}`}
          fill="none"
          strokeWidth={unit * 0.13}
        />
        <rect
          x={-unit * 0.4}
          y={-unit * 0.05}
          width={unit * 0.8}
          height={unit * 0.55}
          rx={unit * 0.08}
          style={lock.mode === 'shared' ? { fill: 'var(--bg-stage)', strokeWidth: 2 } : undefined}
        />
      </g>
      <text x={unit * 1.5} y={unit * 0.35} data-label={text}>
        {text}
      </text>
      {lock.waiters.map((waiter, i) => (
        <circle
          key={waiter}
          className={styles.waiter}
          cx={unit * (1.9 + text.length * 0.55 + i * 0.6)}
          r={r}
        />
      ))}
    </>
  );
}
