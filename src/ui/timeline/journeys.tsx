import { memo } from 'react';
import { crossingOf, journeyLine, type JourneyLine } from '../../scene/journey-line.ts';
import type { Journey, SpaceTime } from '../../scene/space-time.ts';
import { colourOf, useFaces, type Faces } from './faces.ts';
import type { Frame } from './use-frame.ts';
import styles from './journeys.module.css';

interface Props {
  readonly frame: Frame;
  readonly diagram: SpaceTime;
  /** How many events there are: the diagram itself stays the same object while it grows. */
  readonly count: number;
  /** Which of them; the rest is not drawn. */
  readonly shows: (journey: Journey) => boolean;
}

/** Messages as lines from where they were sent to where they ended, with how they ended. */
export const Journeys = memo(function Journeys({ frame, diagram, shows }: Props) {
  const faces = useFaces();
  const { first, last } = frame.window;
  const journeys = diagram.journeysBetween(first, last).filter(shows);
  const lineOf = (journey: Journey) =>
    journeyLine(
      journey,
      frame.point,
      frame.until,
      (kind) => isRefusal(faces, kind),
      frame.cameOf(diagram, journey),
      frame.down,
    );
  return (
    <>
      {journeys.map((journey) => (
        <Line
          key={journey.envelope}
          line={lineOf(journey)}
          colour={colourOf(faces, journey.messageKind)}
        />
      ))}
      {journeys.flatMap((journey) =>
        (journey.endAt ?? Infinity) > frame.until
          ? []
          : journey.overtook.map((slow) => {
              const at = crossingOf(lineOf(journey).points, lineOf(slow).points);
              if (at === null) return null;
              return (
                <path
                  key={`${journey.envelope} ${slow.envelope}`}
                  className={styles.crossing}
                  d={`M${at.x} ${at.y - 6}l6 6l-6 6l-6 -6z`}
                />
              );
            }),
      )}
    </>
  );
});

const isRefusal = (faces: Faces | undefined, kind: string) => faces?.[kind]?.refuses === true;

function Line({ line, colour }: { readonly line: JourneyLine; readonly colour: string }) {
  const { points, end, turn, tip, dashed, thin } = line;
  return (
    <g style={{ color: colour }}>
      <polyline
        className={`${styles.journey} ${dashed ? styles.dashed : ''} ${thin ? styles.thin : ''}`}
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
      />
      {tip !== 'none' && (
        <g transform={`translate(${end.x} ${end.y}) rotate(${tip === 'cross' ? 0 : turn})`}>
          <Tip tip={tip} />
        </g>
      )}
    </g>
  );
}

function Tip({ tip }: { readonly tip: Exclude<JourneyLine['tip'], 'none'> }) {
  switch (tip) {
    case 'arrow':
      return <path className={styles.arrow} d="M-2 0L-12 -5.5V5.5z" />;
    case 'cross':
      return <path className={styles.cross} d="M-6 -6L6 6M6 -6L-6 6" />;
    case 'hollow':
      return <circle className={styles.hollow} cx={-5} r={5} />;
    case 'bar':
      return <path className={styles.bar} d="M-5 -8V8" />;
  }
}
