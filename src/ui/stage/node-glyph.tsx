import type { NodeBox } from '../../scene/layout.ts';
import type { NodeFace, ProcessPicture } from '../../scene/presentation.ts';
import { useActions, useProtocol, useSlice } from '../app/session-context.ts';
import { useMenu } from '../menu/menu-context.ts';
import { Annex } from './annex.tsx';
import { nodeName } from './names.ts';
import { outlinePath, wrapWords } from './shapes.ts';
import { TimerRing } from './timer-ring.tsx';
import styles from './stage.module.css';

interface Props {
  readonly box: NodeBox;
  readonly unit: number;
}

interface GlyphProps extends Props {
  /** From the body to the bottom of the stage. */
  readonly room: number;
}

/** A process: its outline tells the role, its border the status; memory is the dashed slip inside. */
export function NodeGlyph({ box, unit, room }: GlyphProps) {
  const { snapshot, chosen, side } = useSlice((state) => ({
    snapshot: state.snapshot,
    chosen: state.selection?.kind === 'node' && state.selection.id === box.id,
    side: state.wall === null ? undefined : state.wall.includes(box.id),
  }));
  const entry = useProtocol();
  const actions = useActions();
  const openMenu = useMenu();
  const process = snapshot?.picture.processes.find((it) => it.id === box.id);
  if (snapshot === null || process === undefined || entry === undefined) return null;
  const face = entry.presentation.node(process, snapshot.picture);
  const log = snapshot.logs[box.id];
  const records = (log?.records ?? []).map((it) => entry.presentation.record(it));
  const writing = process.write === null ? null : entry.presentation.record(process.write.record);
  const open = (element: Element) => {
    actions.select({ kind: 'node', id: box.id });
    openMenu({ kind: 'node', id: box.id }, element);
  };
  const classes = [styles.glyph, styles[process.status], (side ?? chosen) ? styles.selected : ''];
  const uncertain = face.tone === 'uncertain' && process.status !== 'crashed';
  return (
    <g transform={`translate(${box.center.x} ${box.center.y})`}>
      <g
        id={`node-${box.id}`}
        role="button"
        tabIndex={0}
        aria-haspopup="menu"
        aria-label={nodeName(process, face, records, writing)}
        className={classes.join(' ')}
        aria-pressed={side}
        data-label={box.id}
        data-node={box.id}
        onClick={(event) => open(event.currentTarget)}
        onContextMenu={(event) => {
          event.preventDefault();
          open(event.currentTarget);
        }}
        onFocus={() => actions.select({ kind: 'node', id: box.id })}
      >
        {uncertain && <Halo box={box} unit={unit} />}
        <path className={styles.body} d={outlinePath(box.outline, box.width, box.height)} />
        {face.tone === 'leading' && (
          <path
            d={outlinePath(box.outline, box.width - 10, box.height - 10)}
            fill="none"
            style={{ stroke: 'var(--ink)', strokeWidth: 2 }}
          />
        )}
        <Inside process={process} face={face} box={box} unit={unit} />
        <path
          className={styles.focusRing}
          d={outlinePath('box', box.width + unit * 1.45 + 8, box.height + unit * 1.45 + 8)}
        />
      </g>
      <TimerRing timers={process.timers} time={snapshot.picture.time} box={box} unit={unit} />
      {face.seal !== null && (
        <Seal kind={face.seal.kind} subject={face.seal.subject} box={box} unit={unit} />
      )}
      <Annex
        box={box}
        unit={unit}
        process={process}
        face={face}
        records={records}
        total={log?.total ?? 0}
        record={(it) => entry.presentation.record(it)}
        room={room}
      />
    </g>
  );
}

function Halo({ box, unit }: Props) {
  const around = unit * 0.72;
  return (
    <rect
      className={styles.halo}
      x={-box.width / 2 - around}
      y={-box.height / 2 - around}
      width={box.width + 2 * around}
      height={box.height + 2 * around}
      rx={unit}
    />
  );
}

interface InsideProps extends Props {
  readonly process: ProcessPicture;
  readonly face: NodeFace;
}

function Inside({ process, face, box, unit }: InsideProps) {
  const down = process.status === 'crashed' || process.status === 'unstarted';
  const most = Math.floor((box.width - unit * 0.9) / (unit * 0.5));
  const word = down
    ? process.status === 'crashed'
      ? 'crashed'
      : 'standing by'
    : process.status === 'stalled'
      ? 'stalled'
      : face.word;
  const circle = box.outline === 'circle';
  const facts = face.facts.join(' ');
  const lines =
    circle && !down && facts !== '' && facts.length <= most && word.length <= most
      ? [word, facts].filter((line) => line !== '')
      : wrapWords(word, most);
  const nameY = -box.height / 2 + unit * (box.outline === 'flag' ? 1.55 : 1.35);
  const slip = {
    x: -box.width / 2 + unit * 0.4,
    y: nameY + unit * 0.45,
    height: box.height / 2 - nameY - unit * 0.85,
  };
  const wordClass = down
    ? undefined
    : process.status === 'stalled'
      ? styles.pausedWord
      : face.tone === 'uncertain'
        ? styles.uncertainWord
        : styles.quiet;
  return (
    <g aria-hidden="true" textAnchor="middle">
      {down && (
        <rect
          className={styles.plate}
          x={-box.width / 2 + unit * 0.9}
          y={nameY - unit * 1.05}
          width={box.width - unit * 1.8}
          height={unit * 3.1}
          rx={unit * 0.3}
        />
      )}
      <text className={styles.name} y={nameY}>
        {box.id}
      </text>
      {!down && !circle && (
        <rect
          className={styles.slip}
          x={slip.x}
          y={slip.y}
          width={box.width - unit * 0.8}
          height={slip.height}
          rx={unit * 0.2}
        />
      )}
      {process.status === 'crashed' && (
        <path
          d={`M${unit * 1.5} ${nameY - unit * 0.75}l${unit * 0.6} ${unit * 0.6}m0 ${-unit * 0.6}l${-unit * 0.6} ${unit * 0.6}`}
          style={{ stroke: 'var(--ink)', strokeWidth: 3, strokeLinecap: 'round' }}
        />
      )}
      {process.status === 'stalled' && (
        <path
          d={`M${unit * 1.5} ${nameY - unit * 0.8}v${unit * 0.75}m${unit * 0.4} 0v${-unit * 0.75}`}
          style={{ stroke: 'var(--paused)', strokeWidth: 4 }}
        />
      )}
      {lines.map((line, i) => (
        <text
          key={line}
          className={wordClass}
          y={slip.y + slip.height / 2 + unit * (0.35 + (i - (lines.length - 1) / 2) * 1.02)}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function Seal({
  kind,
  subject,
  box,
  unit,
}: Props & { readonly kind: 'commit' | 'abort'; readonly subject: string }) {
  const text = `${kind === 'commit' ? 'COMMIT' : 'ABORT'} ${subject}`;
  const width = unit * (text.length * 0.56 + 0.8);
  const height = unit * 1.25;
  const y = box.height / 2 - height * 0.7;
  const cut = kind === 'abort' ? height * 0.3 : 0;
  return (
    <g aria-hidden="true" className={styles.seal} transform={`translate(0 ${y})`}>
      <path
        className={kind === 'commit' ? styles.sealCommit : styles.sealAbort}
        d={`M${-width / 2 + cut} 0H${width / 2 - cut}l${cut} ${cut}V${height - cut}l${-cut} ${cut}H${-width / 2 + cut}l${-cut} ${-cut}V${cut}z`}
      />
      <text y={height * 0.72} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
