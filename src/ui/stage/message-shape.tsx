import { labelOffset, type LabelSide } from '../../scene/labels.ts';
import type { MessageFamily } from '../../scene/presentation.ts';
import { familyPath } from './shapes.ts';
import styles from './stage.module.css';

interface Props {
  readonly family: MessageFamily;
  /** Solid asks, hollow answers. */
  readonly form: 'ask' | 'answer';
  readonly text: string;
  readonly unit: number;
  readonly side: LabelSide;
}

const COLOURS: Readonly<Record<MessageFamily, string>> = {
  client: 'var(--msg-client)',
  vote: 'var(--msg-vote)',
  commit: 'var(--msg-commit)',
  abort: 'var(--msg-abort)',
  replicate: 'var(--msg-repl)',
  view: 'var(--msg-view)',
  ping: 'var(--msg-ping)',
};

/** Shape is what it is about, solid or hollow is asking or answering; colour repeats the shape. */
export function MessageShape({ family, form, text, unit, side }: Props) {
  const size = unit * 1.9;
  const hollow = form === 'answer';
  const colour = COLOURS[family];
  const inset = hollow ? size - 5 : size;
  const place = labelOffset(side, unit);
  return (
    <g data-shape={family} data-form={form}>
      <circle r={Math.max(22, size / 2)} fill="transparent" />
      <path
        d={familyPath(family, inset)}
        style={{
          fill: hollow ? 'var(--bg-stage)' : colour,
          stroke: hollow ? colour : 'var(--bg-stage)',
          strokeWidth: hollow ? 5 : 2,
          strokeLinejoin: 'round',
        }}
      />
      <Mark family={family} unit={unit} colour={hollow ? colour : 'var(--on-msg)'} />
      <text
        className={styles.label}
        style={{ fill: colour }}
        textAnchor={place.anchor}
        x={place.x}
        y={place.y}
        data-label={text}
      >
        {text}
      </text>
      <circle className={styles.focusRing} r={Math.max(24, size / 2 + 5)} />
    </g>
  );
}

/** A decision carries its sign inside. */
function Mark({
  family,
  unit,
  colour,
}: {
  readonly family: MessageFamily;
  readonly unit: number;
  readonly colour: string;
}) {
  if (family !== 'commit' && family !== 'abort') return null;
  const r = unit * 0.36;
  return (
    <path
      d={
        family === 'commit'
          ? `M${-r} ${r * 0.05}L${-r * 0.25} ${r * 0.75}L${r} ${-r * 0.7}`
          : `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`
      }
      style={{ fill: 'none', stroke: colour, strokeWidth: 3.5, strokeLinecap: 'round' }}
    />
  );
}
