import type { Envelope, LogRecord } from '../../engine/configuration.ts';
import { progress } from '../../scene/frame.ts';
import type { LabelSide } from '../../scene/labels.ts';
import type { Point, StageLayout } from '../../scene/layout.ts';
import { messagePath, pointAt } from '../../scene/message-path.ts';
import type { MessageFace } from '../../scene/presentation.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

interface Props {
  readonly face: MessageFace<LogRecord>;
  readonly text: string;
  readonly at: Point;
  readonly side: LabelSide;
  readonly unit: number;
}

/** A message that was lost or dropped by the event at the cursor stays for that event, crossed out, with the reason. */
export function EndedMessage({ face, text, at, side, unit }: Props) {
  const r = unit * 0.8;
  return (
    <g aria-hidden="true" className={styles.ghost} transform={`translate(${at.x} ${at.y})`}>
      <MessageShape family={face.family} form={face.form} text={text} unit={unit} side={side} />
      <path className={styles.crossOut} d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`} />
    </g>
  );
}

interface Ended {
  readonly envelope: Envelope;
  readonly why: string;
  readonly at: Point;
  readonly outer: 'above' | 'below';
}

/** What the event at the cursor put an end to, where it did, and why. */
export function endedBy(
  { index, event, picture }: Snapshot,
  previous: Snapshot | null,
  stage: StageLayout,
): Ended | null {
  if (previous?.index !== index - 1) return null;
  const { action, outcome } = event;
  const find = (name: string) => previous.picture.inFlight.find((it) => it.name === name);
  const show = (envelope: Envelope, why: string, share: number): Ended | null => {
    const path = messagePath(stage, envelope.from, envelope.to, 0);
    return path && { envelope, why, at: pointAt(path, share), outer: path.outer };
  };
  if (action.kind === 'fault' && action.fault.kind === 'drop' && outcome.kind === 'done') {
    const envelope = find(action.fault.envelope);
    return envelope === undefined
      ? null
      : show(envelope, 'dropped', progress(envelope, picture.time));
  }
  if (action.kind !== 'deliver' || outcome.kind !== 'lost') return null;
  const envelope = find(action.envelope);
  return envelope === undefined ? null : show(envelope, ...endOf(outcome.why));
}

function endOf(
  why: 'crashed' | 'unstarted' | 'wall' | 'network',
): readonly [why: string, share: number] {
  switch (why) {
    case 'wall':
      return ['cut', 0.38];
    case 'network':
      return ['lost', 0.6];
    case 'crashed':
    case 'unstarted':
      return ['unread', 0.88];
  }
}
