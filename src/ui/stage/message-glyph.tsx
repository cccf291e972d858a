import { useCallback } from 'react';
import type { Envelope, LogRecord } from '../../engine/configuration.ts';
import { progress } from '../../scene/frame.ts';
import type { LabelSide } from '../../scene/labels.ts';
import { pointAt, type MessagePath } from '../../scene/message-path.ts';
import type { MessageFace } from '../../scene/presentation.ts';
import { useActions, useSession, useSlice } from '../app/session-context.ts';
import { useMedia } from '../app/use-media.ts';
import { useMenu } from '../menu/menu-context.ts';
import { messageName } from './names.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

export interface Travelling {
  readonly envelope: Envelope;
  readonly face: MessageFace<LogRecord>;
  readonly path: MessagePath;
  readonly text: string;
  /** It waits at its sender until less moves. */
  readonly queued: boolean;
  /** How far it comes before a wall that buffers. */
  readonly stop: number;
  /** While the clock is held all wait at their receivers: its number among what may be picked; null: the clock runs. */
  readonly turn: number | null;
  /** Where it is shown on its way when nothing moves. */
  readonly rest: number;
}

interface Props extends Travelling {
  readonly side: LabelSide;
  readonly unit: number;
}

/** How far along its path a message is drawn. */
export function shareOf(
  { envelope, queued, stop, turn, rest }: Travelling,
  time: number,
  still: boolean,
) {
  if (turn !== null) return stop;
  if (queued) return 0;
  const share = progress(envelope, time);
  const shown = still && share < 1 ? rest : share;
  return Math.min(shown, stop);
}

/** A message on its way. Its place is written by the animation loop alone. */
export function MessageGlyph({ side, unit, ...message }: Props) {
  const { envelope, face, path, text, queued, stop, turn, rest } = message;
  const { playhead } = useSession();
  const actions = useActions();
  const openMenu = useMenu();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const name = useSlice((state) =>
    state.snapshot === null ? '' : messageName(envelope, state.snapshot.picture),
  );
  const place = useCallback(
    (element: SVGGElement | null) => {
      if (element === null) return undefined;
      return playhead.addWriter((time) => {
        const share = shareOf(
          { envelope, face, path, text, queued, stop, turn, rest },
          time,
          still,
        );
        const { x, y } = pointAt(path, share);
        element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      });
    },
    [playhead, envelope, face, path, text, queued, stop, turn, rest, still],
  );
  const open = (element: Element) => {
    actions.select({ kind: 'message', name: envelope.name });
    openMenu({ kind: 'message', name: envelope.name }, element);
  };
  const mark = envelope.held ? 'held' : envelope.parked || envelope.delayedMs > 0 ? 'waits' : null;
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
      <MessageShape face={face} text={text} unit={unit} side={side} mark={mark} />
    </g>
  );
}
