import { labelOffset, type LabelSide } from '../../scene/labels.ts';
import type { MessageFace, MessageFamily } from '../../scene/presentation.ts';
import { familyHalf, familyPath } from './shapes.ts';
import styles from './stage.module.css';

const GLYPH = 1.9;

interface Props {
  readonly face: Pick<MessageFace<never>, 'family' | 'form' | 'whole'>;
  readonly text: string;
  readonly unit: number;
  readonly side: LabelSide;
  readonly mark?: 'waits' | 'held' | null;
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

/** Half a glyph's width in label sizes. */
export function glyphHalf(family: MessageFamily): number {
  return familyHalf(family) * GLYPH;
}

/** Shape is what it is about, solid or hollow is asking or answering; colour repeats the shape. */
export function MessageShape({ face, text, unit, side, mark = null }: Props) {
  const { family, form } = face;
  const size = unit * GLYPH;
  const hollow = form === 'answer';
  const stroke = Math.max(unit * 0.2, 3);
  const colour = COLOURS[family];
  const place = labelOffset(side, unit, glyphHalf(family));
  return (
    <g data-shape={family} data-form={form}>
      <circle r={Math.max(22, size / 2)} fill="transparent" />
      <path
        d={familyPath(family, hollow ? size - stroke : size)}
        style={{
          fill: hollow ? 'var(--bg-stage)' : colour,
          stroke: hollow ? colour : 'var(--bg-stage)',
          strokeWidth: hollow ? stroke : 2,
          strokeLinejoin: 'round',
        }}
      />
      {face.whole === true && (
        <path
          d={familyPath(family, size * 0.62)}
          style={{
            fill: 'none',
            stroke: hollow ? colour : 'var(--on-msg)',
            strokeWidth: stroke * 0.7,
          }}
        />
      )}
      <Sign family={family} unit={unit} colour={hollow ? colour : 'var(--on-msg)'} />
      {mark !== null && <Mark mark={mark} unit={unit} />}
      {text !== '' && side !== 'none' && (
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
      )}
      <circle className={styles.focusRing} r={Math.max(24, size / 2 + 5)} />
    </g>
  );
}

/** A decision carries its sign inside. */
function Sign({
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
      style={{ fill: 'none', stroke: colour, strokeWidth: unit * 0.16, strokeLinecap: 'round' }}
    />
  );
}

/** An hourglass where it waits for its time, two bars where a hand holds it. */
function Mark({ mark, unit }: { readonly mark: 'waits' | 'held'; readonly unit: number }) {
  const r = unit * 0.3;
  return (
    <g>
      <circle className={styles.markGround} r={unit * 0.56} />
      <path
        className={styles.markSign}
        d={
          mark === 'waits'
            ? `M${-r} ${-r * 1.2}H${r}L0 0L${r} ${r * 1.2}H${-r}L0 0z`
            : `M${-r * 0.6} ${-r}V${r}M${r * 0.6} ${-r}V${r}`
        }
      />
    </g>
  );
}
