import { memo } from 'react';
import type { EventSummary } from '../../worker/wire.ts';
import type { Frame } from './timeline.tsx';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly events: readonly EventSummary[];
}

/** Interventions that put something right again. */
const MENDING = new Set(['restart', 'resume', 'heal', 'release', 'thawTimer', 'mendDisk']);

/** Events on the lanes: a dot each, a cross for a fault, a ring where it is put right, a page for a record that became durable, a bar for a violation. */
export const Marks = memo(function Marks({ frame, events }: Props) {
  const { first, last } = frame.window;
  return events.slice(first, last + 1).map((event) => {
    if (event.index < frame.from) return null;
    const { x, y } = frame.point(event.index, event.process ?? '');
    return (
      <g key={event.index}>
        {event.violated.length > 0 && (
          <line
            className={styles.violated}
            x1={frame.down ? 0 : x}
            y1={frame.down ? y : 0}
            x2={frame.down ? frame.across : x}
            y2={frame.down ? y : frame.across}
          />
        )}
        {event.process !== null && <Mark event={event} x={x} y={y} />}
      </g>
    );
  });
});

function Mark({
  event,
  x,
  y,
}: {
  readonly event: EventSummary;
  readonly x: number;
  readonly y: number;
}) {
  if (event.kind === 'fault' && MENDING.has(event.fault ?? '')) {
    return <circle className={styles.mended} cx={x} cy={y} r={6} />;
  }
  if (event.kind === 'fault') {
    return <path className={styles.fault} d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />;
  }
  if (event.durable.length > 0) {
    return <rect className={styles.durable} x={x - 4.5} y={y - 5.5} width={9} height={11} />;
  }
  if (event.background) return <circle className={styles.quietDot} cx={x} cy={y} r={2} />;
  return <circle className={styles.dot} cx={x} cy={y} r={3.5} />;
}
