import { useCallback } from 'react';
import type { Envelope, LogRecord } from '../../engine/configuration.ts';
import { progress } from '../../scene/frame.ts';
import type { LabelSide } from '../../scene/labels.ts';
import { pointAt, type MessagePath } from '../../scene/message-path.ts';
import type { MessageFace } from '../../scene/presentation.ts';
import { useActions, useSession, useSlice } from '../app/session-context.ts';
import { useMenu } from '../menu/menu-context.ts';
import { messageName } from './names.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

interface Props {
  readonly envelope: Envelope;
  readonly face: MessageFace<LogRecord>;
  readonly path: MessagePath;
  readonly text: string;
  readonly side: LabelSide;
  readonly unit: number;
}

/** A message on its way. Its place is written by the animation loop alone. */
export function MessageGlyph({ envelope, face, path, text, side, unit }: Props) {
  const { playhead } = useSession();
  const actions = useActions();
  const openMenu = useMenu();
  const name = useSlice((state) =>
    state.snapshot === null ? '' : messageName(envelope, state.snapshot.picture),
  );
  const place = useCallback(
    (element: SVGGElement | null) => {
      if (element === null) return undefined;
      return playhead.addWriter((time) => {
        const { x, y } = pointAt(path, progress(envelope, time));
        element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      });
    },
    [playhead, envelope, path],
  );
  const open = (element: Element) => {
    actions.select({ kind: 'message', name: envelope.name });
    openMenu({ kind: 'message', name: envelope.name }, element);
  };
  return (
    <g
      ref={place}
      role="button"
      tabIndex={0}
      aria-haspopup="menu"
      aria-label={name}
      className={styles.glyph}
      data-message={envelope.name}
      onClick={(event) => open(event.currentTarget)}
      onContextMenu={(event) => {
        event.preventDefault();
        open(event.currentTarget);
      }}
      onFocus={() => actions.select({ kind: 'message', name: envelope.name })}
    >
      <MessageShape family={face.family} form={face.form} text={text} unit={unit} side={side} />
    </g>
  );
}

/** What is unusual about it. */
export function noteOf(envelope: Envelope): string {
  if (envelope.parked) return 'waits';
  if (envelope.held) return 'held';
  if (envelope.delayedMs > 0) return `+${envelope.delayedMs} ms`;
  return envelope.name.includes('~') ? 'copy' : '';
}
