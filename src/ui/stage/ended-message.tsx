import type { Envelope, LogRecord } from '../../engine/configuration.ts';
import { progress } from '../../scene/frame.ts';
import type { LabelSide } from '../../scene/labels.ts';
import type { Point, StageLayout } from '../../scene/node-box.ts';
import { messagePath, pointAt, type MessagePath } from '../../scene/message-path.ts';
import type { MessageFace } from '../../scene/presentation.ts';
import { crossing, type Wall } from '../../scene/walls.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { attemptOf } from './message-text.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

interface Props {
  readonly face: MessageFace<LogRecord>;
  readonly text: string;
  readonly at: Point;
  readonly side: LabelSide;
  readonly unit: number;
  readonly crossed: boolean;
}

/** What the event at the cursor put an end to stays for that event: crossed out where it never came to be read. */
export function EndedMessage({ face, text, at, side, unit, crossed }: Props) {
  const r = unit * 0.85;
  return (
    <g
      aria-hidden="true"
      className={crossed ? styles.ghost : styles.absorbed}
      transform={`translate(${at.x} ${at.y})`}
    >
      <MessageShape face={face} text={text} unit={unit} side={side} />
      {crossed && (
        <path className={styles.crossOut} d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`} />
      )}
    </g>
  );
}

export interface Ended {
  readonly envelope: Envelope;
  readonly why: string;
  readonly at: Point;
  readonly outer: 'above' | 'below';
  readonly crossed: boolean;
}

const UNREAD_AT = 0.72;
const READ_AT = 0.96;
const LOST_AT = 0.6;
const CUT_AT = 0.38;

/** What the event at the cursor put an end to, where it did, and why; `all`: also what was simply read. */
export function endedBy(
  { index, event, picture }: Snapshot,
  previous: Snapshot | null,
  stage: StageLayout,
  walls: readonly Wall[],
  all: boolean,
): Ended | null {
  if (previous?.index !== index - 1) return null;
  const { action, outcome } = event;
  const find = (name: string) => previous.picture.inFlight.find((it) => it.name === name);
  const show = (envelope: Envelope, why: string, share: number, crossed = true): Ended | null => {
    const path = messagePath(stage, envelope.from, envelope.to, 0);
    return path && { envelope, why, crossed, at: pointAt(path, share), outer: path.outer };
  };
  if (action.kind === 'fault' && action.fault.kind === 'drop' && outcome.kind === 'done') {
    const envelope = find(action.fault.envelope);
    return envelope === undefined
      ? null
      : show(envelope, 'dropped', progress(envelope, picture.time));
  }
  if (action.kind !== 'deliver') return null;
  const envelope = find(action.envelope);
  if (envelope === undefined) return null;
  if (outcome.kind === 'queued') {
    return envelope.background ? null : show(envelope, 'waits', READ_AT, false);
  }
  if (outcome.kind === 'parked') return null;
  if (outcome.kind !== 'lost') {
    const again = attemptOf(envelope.name) > 1 || envelope.name.includes('~');
    const nothing = event.effects.every((it) => it.kind === 'note');
    if (again && nothing && !envelope.background) return show(envelope, 'seen', READ_AT, false);
    return all && !envelope.background ? show(envelope, '', READ_AT, false) : null;
  }
  switch (outcome.why) {
    case 'wall':
      return show(envelope, 'cut', beforeWall(stage, envelope, walls));
    case 'network':
      return show(envelope, 'lost', LOST_AT);
    case 'crashed':
    case 'unstarted':
      return show(envelope, 'unread', UNREAD_AT);
  }
}

/** How far a message comes before it stands at the first wall in its way. */
export function stopAtWall(path: MessagePath, walls: readonly Wall[], unit: number): number | null {
  const shares = walls.flatMap((wall) => crossing(path.from, path.to, wall.lines) ?? []);
  if (shares.length === 0) return null;
  const length = Math.max(Math.hypot(path.to.x - path.from.x, path.to.y - path.from.y), 1);
  return Math.max(Math.min(...shares) - (unit * 1.7) / length, 0);
}

function beforeWall(stage: StageLayout, { from, to }: Envelope, walls: readonly Wall[]): number {
  const path = messagePath(stage, from, to, 0);
  return (path && stopAtWall(path, walls, stage.unit)) ?? CUT_AT;
}
