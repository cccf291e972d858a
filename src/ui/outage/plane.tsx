import { line } from 'd3';
import { useMemo, useRef } from 'react';
import { heightsAt, shortNumber, timeAlong, upwards, type Along } from '../../scene/charts.ts';
import { textWidth } from '../../scene/text-width.ts';
import type { PhasePlane } from '../../scene/outage.ts';
import { useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import type { Shown } from './use-outage.ts';
import styles from './outage.module.css';

interface Props {
  readonly shown: Shown;
  readonly plane: PhasePlane;
}

/** In sizes of text: a lower plane is told by its caption alone. */
const LEAST_LABELLED = 3;

/** A point at which the system would rest, as it is loaded now. */
interface Rest {
  readonly label: string;
  readonly steady: boolean;
  readonly y: number;
}

/** Where the system is, and the points at which it would rest: solid where it comes back to them, dashed where it leaves them. */
export function Plane({ shown: { options }, plane }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const picture = useSlice((state) => state.snapshot?.picture);
  const present = useSlice((state) => state.present);
  const text = rootPixels() * (present ? 1.375 : 0.9375);
  const curves = useMemo(
    () => (picture === undefined ? [] : plane.curves(picture, options)),
    [plane, picture, options],
  );
  const [px, py] = picture === undefined ? [0, 0] : plane.point(picture, options);
  const most = { x: plane.x.max(options), y: plane.y.max(options) };
  const rests: readonly Rest[] = curves.flatMap(({ label, steady, points }) =>
    heightsAt(points, px).map((y) => ({ label, steady, y: Math.round(y) })),
  );
  const room = {
    left: text * 1.5,
    top: text * 0.5,
    width: (size?.width ?? 0) - text * 2.1,
    height: (size?.height ?? 0) - text * 2.1,
  };
  const x = timeAlong(most.x, room);
  const y = upwards(most.y, room);
  const draw = line<readonly [number, number]>(
    (point) => x(point[0]),
    (point) => y(point[1]),
  ).digits(1);
  return (
    <figure className={styles.plane}>
      <div ref={frame} className={styles.frame}>
        {size !== null && room.width > 20 && room.height > 20 && (
          <svg
            role="img"
            aria-label={inWords(plane, px, py, rests)}
            width={size.width}
            height={size.height}
            style={{ fontSize: `${text}px` }}
          >
            <path
              className={styles.axis}
              d={`M${room.left} ${room.top}V${room.top + room.height}H${room.left + room.width}`}
            />
            {curves.map((curve) => (
              <path
                key={curve.label}
                className={curve.steady ? styles.steady : styles.unsteady}
                d={draw(curve.points.filter(([, high]) => high <= most.y)) ?? ''}
              />
            ))}
            {room.height > text * LEAST_LABELLED && (
              <text
                className={styles.soft}
                x={room.left + room.width}
                y={size.height - text * 0.4}
                textAnchor="end"
              >
                {plane.x.label} →
              </text>
            )}
            {room.height > textWidth(`${plane.y.label} →`, 'plain') * text && (
              <text
                className={styles.soft}
                transform={`translate(${text * 1.1} ${room.top + room.height}) rotate(-90)`}
              >
                {plane.y.label} →
              </text>
            )}
            <Rests rests={rests} place={x(Math.min(px, most.x))} y={y} text={text} />
            <circle
              className={styles.point}
              cx={x(Math.min(px, most.x))}
              cy={y(py)}
              r={text * 0.4}
            />
          </svg>
        )}
      </div>
      <figcaption className={styles.legend}>
        <b>{plane.title}</b>
        {curves.map(({ label, steady }) => (
          <span key={label} className={styles.count}>
            <svg viewBox="0 0 24 16" width="1.5em" height="1em" aria-hidden="true">
              <path className={steady ? styles.steady : styles.unsteady} d="M1 8H23" />
              <circle className={steady ? styles.rest : styles.tip} cx="12" cy="8" r="5" />
            </svg>
            {label} {rests.find((rest) => rest.label === label)?.y ?? '–'}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface RestsProps {
  readonly rests: readonly Rest[];
  readonly place: number;
  readonly y: Along;
  readonly text: number;
}

/** Above the load of now: where it would rest, and where it tips. */
function Rests({ rests, place, y, text }: RestsProps) {
  const top = y(Math.max(0, ...rests.map((rest) => rest.y)));
  return (
    <>
      <line className={styles.here} x1={place} x2={place} y1={y(0)} y2={top} />
      {rests.map((rest) => (
        <circle
          key={rest.label}
          className={rest.steady ? styles.rest : styles.tip}
          cx={place}
          cy={y(rest.y)}
          r={text * 0.3}
        />
      ))}
    </>
  );
}

/** `…: requests a second 1000, queries a second 867; at so many: overload at 887, tipping point at 113, all cached at 0` */
function inWords(
  { title, x, y }: PhasePlane,
  across: number,
  up: number,
  rests: readonly Rest[],
): string {
  const here = `${x.label} ${shortNumber(across)}, ${y.label} ${shortNumber(up)}`;
  const all = rests.map((rest) => `${rest.label} at ${shortNumber(rest.y)}`).join(', ');
  return `${title}: ${here}; at so many: ${all}`;
}
