import type { AnnexRow } from '../../scene/annex.ts';
import { ROW } from '../../scene/node-box.ts';
import { textWidth } from '../../scene/text-width.ts';
import { Cylinder, Latch, Page, Padlock } from './annex-icons.tsx';
import { ICON_WIDTH, rowWidth, type NodeScene } from './use-scene.ts';
import styles from './stage.module.css';

interface Props {
  readonly node: NodeScene;
  readonly unit: number;
}

/** What stands around a node: its disk, which survives; its locks; what it believes; small facts. One row each. */
export function Annex({ node: { box, rows, start, process }, unit }: Props) {
  return (
    <g
      aria-hidden="true"
      className={styles.annex}
      transform={`translate(${start.x} ${start.y})`}
      data-annex={box.id}
    >
      {rows.map((row, i) => (
        <g key={`${row.kind} ${i}`} transform={`translate(0 ${(i + 0.5) * ROW * unit})`}>
          <Row row={row} unit={unit} write={process.write} first={rows[i - 1]?.kind !== row.kind} />
        </g>
      ))}
    </g>
  );
}

interface RowProps {
  readonly row: AnnexRow;
  readonly unit: number;
  readonly write: NodeScene['process']['write'];
  /** The first of several of a kind: the others go on with its text. */
  readonly first: boolean;
}

function Row({ row, unit, write, first }: RowProps) {
  const x = unit * ICON_WIDTH;
  const y = unit * 0.34;
  switch (row.kind) {
    case 'disk':
      return (
        <>
          <Cylinder unit={unit} full={row.full} />
          <text
            className={row.full ? styles.mono : styles.emptyDisk}
            x={x}
            y={y}
            data-label={row.text}
          >
            {row.text}
          </text>
        </>
      );
    case 'page':
      return (
        <>
          <Page unit={unit} forced={row.forced} write={write} />
          <text className={`${styles.mono} ${styles.quiet}`} x={x} y={y} data-label={row.text}>
            {row.text}
          </text>
        </>
      );
    case 'lock':
      return <LockRow row={row} unit={unit} />;
    case 'latch':
      return (
        <>
          {first && <Latch unit={unit} />}
          <text x={x} y={y} data-label={row.text}>
            {row.text}
          </text>
        </>
      );
    case 'belief':
      return (
        <>
          <rect
            className={styles.thought}
            x={0}
            y={-unit * 0.57}
            width={rowWidth(row) * unit}
            height={unit * 1.14}
            rx={unit * 0.57}
          />
          <text x={unit * 0.6} y={y} data-label={row.text}>
            {row.text}
          </text>
        </>
      );
    case 'fact':
      return (
        <>
          {/* Beside the node as inside of it: what is in memory stands in a dashed slip. */}
          {row.text !== '' && (
            <rect
              className={styles.slip}
              x={-0.2 * unit}
              y={-0.56 * unit}
              width={(textWidth(row.text, 'plain') + 0.4) * unit}
              height={1.12 * unit}
              rx={3}
            />
          )}
          <text className={styles.quiet} y={y} data-label={row.text}>
            {row.text}
          </text>
        </>
      );
  }
}

function LockRow({
  row,
  unit,
}: {
  readonly row: Extract<AnnexRow, { kind: 'lock' }>;
  readonly unit: number;
}) {
  const end = ICON_WIDTH + textWidth(row.text, 'plain') + 0.5;
  return (
    <>
      <Padlock unit={unit} shared={row.shared} />
      <text x={unit * ICON_WIDTH} y={unit * 0.34} data-label={row.text}>
        {row.text}
      </text>
      {Array.from({ length: row.waiters }, (_, i) => (
        <circle key={i} className={styles.waiter} cx={unit * (end + i * 0.6)} r={unit * 0.2} />
      ))}
    </>
  );
}
