import type { EventIndex } from '../../engine/configuration.ts';
import type { SpaceTime } from '../../scene/space-time.ts';
import type { EventSummary, Outline } from '../../worker/wire.ts';
import { useProtocol, useSlice } from '../app/session-context.ts';
import { SmallStage } from './small-stage.tsx';
import type { Frame } from './use-frame.ts';
import { duration } from './use-words.ts';
import styles from './glimpse.module.css';

interface Props {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  readonly event: EventSummary;
}

/** How the stage looked at an event that is pointed at, and what happened there. */
export function Glimpse({ frame, diagram, event }: Props) {
  const entry = useProtocol();
  const roles = useSlice((state) =>
    (state.snapshot?.picture.processes ?? []).map(({ id, role }) => `${id} ${role}`),
  );
  if (entry === undefined) return null;
  const at = frame.point(event.index, event.process ?? frame.ids[0] ?? '').x;
  const half = frame.text * 8.5;
  const left = Math.min(Math.max(at, half + 4), frame.label + frame.along - half);
  return (
    <div
      aria-hidden="true"
      className={styles.glimpse}
      style={{ left, width: 2 * half, fontSize: frame.text }}
    >
      <SmallStage
        still={stillAt(event.index, roles, diagram)}
        presentation={entry.presentation}
        size={{ width: 17 * frame.text, height: 7 * frame.text }}
        text={frame.text}
      />
      <p>
        <b>
          Event {event.index}, {duration(event.time)}
        </b>{' '}
        {event.headline}
      </p>
    </div>
  );
}

/** From the lanes of the diagram alone: no state has to be fetched for it. */
function stillAt(index: EventIndex, roles: readonly string[], diagram: SpaceTime): Outline {
  const journeys = diagram
    .journeysBetween(index, index)
    .filter((it) => !it.background && it.sentAt <= index && (it.endAt ?? Infinity) > index);
  return {
    nodes: roles.map((text) => {
      const [id = '', role = ''] = text.split(' ');
      const lane = diagram.laneBetween(id, index, index).at(-1);
      return { id, role, tone: lane?.tone ?? 'plain', status: lane?.status ?? 'up' };
    }),
    messages: journeys.map(({ from, to, messageKind, sentAt, endAt }) => ({
      from,
      to,
      messageKind,
      share: (index - sentAt + 0.5) / ((endAt ?? index + 1) - sentAt + 0.5),
    })),
    cuts: diagram.wallsBetween(index, index).find((it) => (it.to ?? Infinity) > index)?.cuts ?? [],
    links: [...diagram.links],
  };
}
