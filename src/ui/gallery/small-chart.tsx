import { curvePath, timeAlong, upwards } from '../../scene/charts.ts';
import type { Size } from '../../scene/node-box.ts';
import type { Curves } from '../../worker/wire.ts';
import styles from './gallery.module.css';

interface Props {
  readonly curves: Curves;
  readonly size: Size;
}

const MARGIN = 16;

/** The first chart of a model, up to its decisive moment. */
export function SmallChart({
  curves: { max, lines, limits, samples },
  size: { width, height },
}: Props) {
  const room = {
    left: MARGIN,
    top: MARGIN,
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN,
  };
  const x = timeAlong(samples.at(-1)?.time ?? 1, room);
  const y = upwards(max, room);
  const foot = room.top + room.height;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className={styles.chart}>
      <path className={styles.axis} d={`M${room.left} ${room.top}V${foot}H${width - MARGIN}`} />
      {lines.map((at) => (
        <path key={at} className={styles.line} d={`M${room.left} ${y(at)}H${width - MARGIN}`} />
      ))}
      {limits.map((isLimit, at) => (
        <path
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          className={isLimit ? styles.line : styles.curve}
          data-look={at}
          d={curvePath(samples, at, x, y)}
        />
      ))}
    </svg>
  );
}
