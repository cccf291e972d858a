import { memo } from 'react';
import type { MessageFamily } from '../../scene/presentation.ts';
import type { Journey, SpaceTime } from '../../scene/space-time.ts';
import { useProtocol } from '../app/session-context.ts';
import type { Frame } from './timeline.tsx';
import styles from './timeline.module.css';

interface Props {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  /** How many events there are: the diagram itself stays the same object while it grows. */
  readonly count: number;
}

const COLOURS: Readonly<Record<MessageFamily, string>> = {
  client: 'var(--msg-client)',
  vote: 'var(--msg-vote)',
  commit: 'var(--msg-commit)',
  abort: 'var(--msg-abort)',
  replicate: 'var(--msg-repl)',
  view: 'var(--msg-view)',
  ping: 'var(--msg-ping)',
};

/** Every message as a line from where it was sent to where it ended, with how it ended. */
export const Journeys = memo(function Journeys({ frame, diagram }: Props) {
  const messages = useProtocol()?.presentation.messages;
  const { first, last } = frame.window;
  return diagram
    .journeysBetween(first, last)
    .map((journey) => (
      <JourneyLine
        key={journey.envelope}
        journey={journey}
        frame={frame}
        family={messages?.[journey.messageKind]?.family ?? 'ping'}
      />
    ));
});

const ARROW = 7;

function JourneyLine({
  journey,
  frame,
  family,
}: {
  readonly journey: Journey;
  readonly frame: Frame;
  readonly family: MessageFamily;
}) {
  const start = frame.point(journey.sentAt, journey.from);
  // Still on its way when the known run ends: a stub that points to where it goes.
  const open = journey.endAt === null;
  const goal = frame.point(journey.endAt ?? frame.window.last, journey.to);
  const ended = journey.fate === 'dropped' || journey.why === 'cut' || journey.why === 'lost';
  const share = open ? 0.5 : ended ? 0.72 : 1;
  const end = {
    x: start.x + (goal.x - start.x) * share,
    y: start.y + (goal.y - start.y) * share,
  };
  const colour = COLOURS[family];
  const turn = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI;
  const crossed = journey.fate === 'lost' || journey.fate === 'dropped';
  return (
    <g className={journey.background ? styles.quietJourney : undefined}>
      <line
        className={journey.copy || open ? styles.journeyDashed : styles.journey}
        style={{ stroke: colour }}
        x1={start.x}
        y1={start.y}
        x2={end.x}
        y2={end.y}
      />
      {!open && (
        <g transform={`translate(${end.x} ${end.y}) rotate(${turn})`}>
          {crossed ? (
            <path
              className={styles.lostEnd}
              d={`M-${ARROW * 0.8} -${ARROW * 0.8}L${ARROW * 0.8} ${ARROW * 0.8}M${ARROW * 0.8} -${ARROW * 0.8}L-${ARROW * 0.8} ${ARROW * 0.8}`}
            />
          ) : (
            <path
              d={`M0 0L-${ARROW * 1.4} -${ARROW * 0.7}V${ARROW * 0.7}z`}
              style={{
                fill: journey.fate === 'queued' ? 'var(--bg-panel)' : colour,
                stroke: colour,
                strokeWidth: 1.5,
              }}
            />
          )}
        </g>
      )}
      {crossed && journey.why !== null && !journey.background && (
        <text className={styles.reason} x={end.x + 9} y={end.y - 7}>
          {journey.why}
        </text>
      )}
    </g>
  );
}
