import type { NodeBox } from '../../scene/node-box.ts';
import { HALO, LOW } from '../../scene/node-box.ts';
import { textWidth } from '../../scene/text-width.ts';
import { outlinePath } from './shapes.ts';
import type { Scene } from './use-scene.ts';
import styles from './stage.module.css';

interface Props {
  readonly box: NodeBox;
  readonly unit: number;
}

/** Size of a name's letters, in label sizes. */
const NAME = 1.28;

/** Hatched for as long as it does not know; with a question mark, for those who do not see the hatch. */
export function Halo({ box, unit }: Props) {
  const around = unit * HALO;
  const x = box.width / 2 + around * 0.34;
  // Where it is low messages come close from above.
  const y = (box.height < LOW * unit ? 1 : -1) * (box.height / 2 + around * 0.34);
  const r = unit * 0.58;
  return (
    <>
      <rect
        className={styles.halo}
        x={-box.width / 2 - around}
        y={-box.height / 2 - around}
        width={box.width + 2 * around}
        height={box.height + 2 * around}
        rx={unit}
      />
      <circle className={styles.doubt} cx={x} cy={y} r={r} />
      <rect
        className={styles.casing}
        x={-box.width / 2}
        y={-box.height / 2}
        width={box.width}
        height={box.height}
        rx={Math.min(box.width, box.height) * 0.12}
      />
      <text
        className={styles.doubtSign}
        x={x}
        y={y + unit * 0.36}
        textAnchor="middle"
        aria-hidden="true"
      >
        ?
      </text>
    </>
  );
}

/** Around a node that a violated rule names. */
export function Witness({ box, unit }: Props) {
  const x = -box.width / 2 - unit * 0.3;
  const y = box.height / 2 + unit * 0.3;
  const r = unit * 0.62;
  return (
    <>
      <path
        className={styles.witness}
        d={outlinePath('box', box.width + unit * 0.7, box.height + unit * 0.7)}
      />
      <path
        className={styles.witnessSign}
        d={`M${x} ${y - r}L${x + r * 1.1} ${y + r * 0.8}H${x - r * 1.1}z`}
      />
      <path
        className={styles.witnessMark}
        d={`M${x} ${y - r * 0.3}v${r * 0.5}m0 ${r * 0.32}v0.01`}
      />
    </>
  );
}

/** Around a node that is in another state in the run beside this one. */
export function Difference({ box, unit }: Props) {
  const d = outlinePath('box', box.width + unit * 1.1, box.height + unit * 1.1);
  return <path className={styles.difference} data-differs={box.id} d={d} />;
}

/** Something was sent from here, or came to be read, with the event at the cursor. */
export function Pulse({
  box,
  unit,
  id,
  scene,
}: Props & { readonly id: string; readonly scene: Scene }) {
  const { event, index } = scene.snapshot;
  if (event.process !== id) return null;
  const kind = event.action.kind;
  const crash = kind === 'fault' && event.action.fault.kind === 'crash';
  if (kind === 'fault' && !crash) return null;
  return (
    <path
      key={index}
      aria-hidden="true"
      className={
        crash ? styles.crashPulse : kind === 'deliver' ? styles.readPulse : styles.sendPulse
      }
      d={outlinePath(box.outline, box.width + unit * 0.5, box.height + unit * 0.5)}
    />
  );
}

/** Where something was decided last: square for COMMIT, corners cut off for ABORT. */
export function Seal({
  kind,
  subject,
  box,
  unit,
}: Props & { readonly kind: 'commit' | 'abort'; readonly subject: string }) {
  const text = `${kind === 'commit' ? 'COMMIT' : 'ABORT'} ${subject}`;
  const width = unit * (textWidth(text, 'bold') + 1.1);
  const height = unit * 1.22;
  const y = box.height / 2 - height * 0.42;
  const cut = kind === 'abort' ? height * 0.3 : 0;
  return (
    <g aria-hidden="true" className={styles.seal} transform={`translate(0 ${y})`}>
      <path
        className={kind === 'commit' ? styles.sealCommit : styles.sealAbort}
        d={`M${-width / 2 + cut} 0H${width / 2 - cut}l${cut} ${cut}V${height - cut}l${-cut} ${cut}H${-width / 2 + cut}l${-cut} ${-cut}V${cut}z`}
      />
      <text y={height * 0.77} textAnchor="middle" data-label={text}>
        {text}
      </text>
    </g>
  );
}

/** From where to where a flag is, relative to the node's middle: a long one reaches out rather than over the name. */
export function flagSpan(box: NodeBox, text: string, unit: number) {
  const width = unit * (textWidth(text, 'bold') + 1.1);
  const name = (textWidth(box.id, 'bold') * NAME * unit) / 2;
  const start = Math.max(box.width / 2 + unit * 0.55 - width, name + unit * 0.3);
  return { start, end: start + width };
}

/** What a node believes of the view, which another may not: a flag of its own at its corner. */
export function Pennant({ text, box, unit }: Props & { readonly text: string }) {
  const { start: x, end } = flagSpan(box, text, unit);
  const width = end - x;
  const height = unit * 1.2;
  const y = -box.height / 2 - height * 0.58;
  return (
    <g aria-hidden="true" className={styles.pennant} transform={`translate(${x} ${y})`}>
      <path d={`M0 0H${width}l${-unit * 0.35} ${height / 2}l${unit * 0.35} ${height / 2}H0z`} />
      <text x={unit * 0.4} y={height * 0.76} data-label={text}>
        {text}
      </text>
    </g>
  );
}
