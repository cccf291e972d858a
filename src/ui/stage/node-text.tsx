import type { NodeScene } from './use-scene.ts';
import styles from './stage.module.css';

interface Props {
  readonly node: NodeScene;
  readonly unit: number;
}

const TONES = {
  plain: undefined,
  quiet: styles.quiet,
  uncertain: styles.uncertainWord,
  paused: styles.pausedWord,
} as const;

/** Name and state. A dashed slip holds what is in memory only: a crash takes it away. */
export function NodeText({ node, unit }: Props) {
  const { box, process, words, face } = node;
  const down = process.status === 'crashed' || process.status === 'unstarted';
  const circle = box.outline === 'circle';
  const low = box.height < unit * 4.5;
  const notch = box.outline === 'flag' || box.outline === 'gable' ? 0.12 : 0;
  const nameY = -box.height / 2 + unit * ((low ? 1.2 : 1.42) + notch);
  const sealed = face.seal !== null && !down;
  const slip = {
    top: nameY + unit * (low ? 0.27 : 0.38),
    bottom: box.height / 2 - unit * (sealed ? 0.62 : low ? 0.28 : 0.4),
  };
  const pitch = unit * 1.08;
  const first = (slip.top + slip.bottom) / 2 - ((words.lines.length - 1) * pitch) / 2;
  return (
    <g aria-hidden="true" textAnchor="middle">
      {down && (
        <rect
          className={styles.plate}
          x={-box.width / 2 + unit * 0.75}
          y={nameY - unit * 1.02}
          width={box.width - unit * 1.5}
          height={box.height / 2 - nameY + unit * (low ? 0.75 : 0.55)}
          rx={unit * 0.3}
        />
      )}
      <text
        className={styles.name}
        x={markOf(process.status) === null ? 0 : -unit * 0.45}
        y={nameY}
      >
        {box.id}
      </text>
      <StatusMark status={process.status} unit={unit} y={nameY} />
      {!down && !circle && (
        <rect
          className={styles.slip}
          x={-box.width / 2 + unit * 0.4}
          y={slip.top}
          width={box.width - unit * 0.8}
          height={Math.max(slip.bottom - slip.top, 1)}
          rx={unit * 0.2}
        />
      )}
      {words.lines.map(({ text, tone }, i) => (
        <text
          key={`${i} ${text}`}
          className={`${styles.word} ${TONES[tone] ?? ''}`}
          y={first + i * pitch + unit * 0.34}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

function markOf(status: string): 'cross' | 'bars' | null {
  return status === 'crashed' ? 'cross' : status === 'stalled' ? 'bars' : null;
}

function StatusMark({
  status,
  unit,
  y,
}: {
  readonly status: string;
  readonly unit: number;
  readonly y: number;
}) {
  const mark = markOf(status);
  if (mark === null) return null;
  const x = unit * 0.75;
  return mark === 'cross' ? (
    <path
      className={styles.statusCross}
      d={`M${x} ${y - unit * 0.78}l${unit * 0.7} ${unit * 0.7}m0 ${-unit * 0.7}l${-unit * 0.7} ${unit * 0.7}`}
    />
  ) : (
    <path
      className={styles.statusBars}
      d={`M${x + unit * 0.1} ${y - unit * 0.82}v${unit * 0.8}m${unit * 0.42} 0v${-unit * 0.8}`}
    />
  );
}
