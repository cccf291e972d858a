import { progress } from '../../scene/frame.ts';
import type { StageLayout } from '../../scene/layout.ts';
import { labelAbove, messagePath, pointAt } from '../../scene/message-path.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

/** A message that was lost or dropped by the event at the cursor stays for that event, crossed out, with the reason. */
export function EndedMessage({ stage }: { readonly stage: StageLayout }) {
  const { snapshot, previous } = useSlice((state) => ({
    snapshot: state.snapshot,
    previous: state.previous,
  }));
  const entry = useProtocol();
  const ended = snapshot === null ? null : endedBy(snapshot);
  if (ended === null || snapshot === null || previous?.index !== snapshot.index - 1) return null;
  const envelope = previous.picture.inFlight.find((it) => it.name === ended.name);
  const face = envelope && entry?.presentation.messages[envelope.message.kind];
  const path = envelope && messagePath(stage, envelope.from, envelope.to, 0);
  if (!envelope || !face || !path) return null;
  const share = ended.midway ? progress(envelope, snapshot.picture.time) : ended.share;
  const { x, y } = pointAt(path, share);
  const r = stage.unit * 0.8;
  return (
    <g aria-hidden="true" className={styles.ghost} transform={`translate(${x} ${y})`}>
      <MessageShape
        family={face.family}
        form={face.form}
        label={face.label(envelope.message)}
        note={ended.why}
        unit={stage.unit}
        above={labelAbove(path)}
      />
      <path
        d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`}
        style={{ stroke: 'var(--ink)', strokeWidth: 4, strokeLinecap: 'round' }}
      />
    </g>
  );
}

interface Ended {
  readonly name: string;
  readonly why: string;
  /** Dropped on its way, or lost at this share of it. */
  readonly midway: boolean;
  readonly share: number;
}

function endedBy({ event }: Snapshot): Ended | null {
  const { action, outcome } = event;
  if (action.kind === 'fault' && action.fault.kind === 'drop' && outcome.kind === 'done') {
    return { name: action.fault.envelope, why: 'dropped', midway: true, share: 0 };
  }
  if (action.kind !== 'deliver' || outcome.kind !== 'lost') return null;
  const lost = { name: action.envelope, midway: false };
  switch (outcome.why) {
    case 'wall':
      return { ...lost, why: 'cut', share: 0.42 };
    case 'network':
      return { ...lost, why: 'lost', share: 0.6 };
    case 'crashed':
    case 'unstarted':
      return { ...lost, why: 'unread', share: 0.94 };
  }
}
