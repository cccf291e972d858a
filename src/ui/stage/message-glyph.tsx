import { useCallback } from 'react';
import { progress, type Flight } from '../../scene/frame.ts';
import type { StageLayout } from '../../scene/layout.ts';
import { labelAbove, messagePath, pointAt } from '../../scene/message-path.ts';
import { useActions, useProtocol, useSession, useSlice } from '../app/session-context.ts';
import { useMenu } from '../menu/menu-context.ts';
import { messageName } from './names.ts';
import { MessageShape } from './message-shape.tsx';
import styles from './stage.module.css';

interface Props {
  readonly flight: Flight;
  readonly stage: StageLayout;
}

/** A message on its way. Its place is written by the animation loop alone. */
export function MessageGlyph({ flight, stage }: Props) {
  const { envelope, lane } = flight;
  const { playhead } = useSession();
  const actions = useActions();
  const entry = useProtocol();
  const openMenu = useMenu();
  const name = useSlice((state) =>
    state.snapshot === null ? '' : messageName(envelope, state.snapshot.picture),
  );
  const path = messagePath(stage, envelope.from, envelope.to, lane);
  const place = useCallback(
    (element: SVGGElement | null) => {
      if (element === null || path === null) return undefined;
      return playhead.addWriter((time) => {
        const { x, y } = pointAt(path, progress(envelope, time));
        element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      });
    },
    // The path is made anew on every drawing; its ends tell whether it is another one.
    // eslint-disable-next-line react/exhaustive-deps
    [playhead, envelope, path?.from.x, path?.from.y, path?.to.x, path?.to.y],
  );
  const face = entry?.presentation.messages[envelope.message.kind];
  if (path === null || face === undefined) return null;
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
      <MessageShape
        family={face.family}
        form={face.form}
        label={face.label(envelope.message)}
        note={noteOf(flight)}
        unit={stage.unit}
        above={labelAbove(path)}
      />
    </g>
  );
}

function noteOf({ envelope }: Flight): string {
  if (envelope.parked) return 'waits';
  if (envelope.held) return 'held';
  if (envelope.delayedMs > 0) return `+${envelope.delayedMs} ms`;
  return envelope.name.includes('~') ? 'copy' : '';
}
