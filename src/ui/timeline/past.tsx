import { memo, useCallback } from 'react';
import type { Journey, SpaceTime } from '../../scene/space-time.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { Journeys } from './journeys.tsx';
import { Marks } from './marks.tsx';
import type { Frame } from './use-frame.ts';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  readonly events: readonly EventSummary[];
  /** The event, and everything that could have brought it about. */
  readonly past: ReadonlySet<number>;
  readonly index: number;
}

/** What could have brought an event about, over the rest, which stands back. */
export const Past = memo(function Past({ frame, diagram, events, past, index }: Props) {
  const shows = useCallback(
    (journey: Journey) =>
      past.has(journey.sentAt) && journey.endAt !== null && past.has(journey.endAt),
    [past],
  );
  const event = events[index];
  const at = frame.point(index, event?.process ?? frame.ids[0] ?? '');
  return (
    <g>
      {frame.ids.map((id) => {
        const own = [...past].filter((it) => events[it]?.process === id);
        if (own.length === 0) return null;
        const from = frame.point(Math.max(Math.min(...own), frame.window.first), id);
        const to = frame.point(Math.max(...own), id);
        return (
          <line key={id} className={styles.past} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
        );
      })}
      <Journeys frame={frame} diagram={diagram} count={events.length} shows={shows} />
      <Marks frame={frame} events={events} only={past} />
      <circle className={styles.looked} cx={at.x} cy={at.y} r={9} />
    </g>
  );
});
