import { memo } from 'react';
import { isMending } from '../../scene/fault-words.ts';
import { isVisible } from '../../session/step-targets.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useSlice } from '../app/session-context.ts';
import type { Frame } from './use-frame.ts';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly events: readonly EventSummary[];
  /** Which of them; absent: all. */
  readonly only?: ReadonlySet<number>;
}

/** Events on the lanes: a dot each, a cross for a fault, a ring where it is put right, a page for a record that became durable, a tick for what only keeps the protocol alive. */
export const Marks = memo(function Marks({ frame, events, only }: Props) {
  const quiet = useSlice((state) => state.quiet);
  const { first, last } = frame.window;
  return events.slice(first, last + 1).map((event) => {
    const isShown = event.index >= frame.from && (only === undefined || only.has(event.index));
    if (!isShown || event.process === null) return null;
    const { x, y } = frame.point(event.index, event.process);
    return (
      <Mark
        key={event.index}
        event={event}
        x={x}
        y={y}
        hushed={quiet && !isVisible(event)}
        down={frame.down}
      />
    );
  });
});

interface MarkProps {
  readonly event: EventSummary;
  readonly x: number;
  readonly y: number;
  readonly hushed: boolean;
  readonly down: boolean;
}

function Mark({ event, x, y, hushed, down }: MarkProps) {
  if (event.kind === 'fault' && isMending(event.fault)) {
    return <circle className={styles.mended} cx={x} cy={y} r={6} />;
  }
  if (event.kind === 'fault') {
    return <path className={styles.fault} d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />;
  }
  if (hushed) return <path className={styles.tick} d={down ? `M${x} ${y}h7` : `M${x} ${y}v7`} />;
  if (event.durable.length > 0) {
    return <rect className={styles.durable} x={x - 5} y={y - 6} width={10} height={12} />;
  }
  // The receiver had no part in it: the message's own end says so.
  if (event.outcome.kind === 'lost') return null;
  return <circle className={styles.dot} cx={x} cy={y} r={3.5} />;
}
