import { memo, useMemo } from 'react';
import type { ProtocolTypes } from '../../engine/configuration.ts';
import { apart, curvePath, shortNumber, upwards, type Room } from '../../scene/charts.ts';
import type { ChartFace } from '../../scene/outage.ts';
import { headingLines, headingRows, isUnitBelow, type ChartFrame } from './chart-frame.ts';
import type { Read } from './use-outage.ts';
import styles from './outage.module.css';

/** As many curves can be told apart. */
const LOOKS = 4;

function lookOf(limit: true | undefined, at: number): string {
  return limit === true ? 'limit' : `${at % LOOKS}`;
}

interface Props {
  readonly frame: ChartFrame;
  readonly room: Room;
  readonly chart: ChartFace;
  readonly options: ProtocolTypes['options'];
  /** The place of its first gauge among all values. */
  readonly first: number;
  readonly own: readonly Read[];
  readonly other: readonly Read[] | null;
  /** At the instant that is shown. */
  readonly values: readonly number[];
}

/** One chart: its curves so far, each named with what it has come to, and the lines that do not move. */
export function Plot({ frame, room, chart, options, first, own, other, values }: Props) {
  const most = chart.max(options);
  const y = useMemo(() => upwards(most, room), [most, room]);
  return (
    <>
      <Ground frame={frame} room={room} chart={chart} options={options} y={y} />
      <g clipPath="url(#so-far)">
        {other !== null &&
          chart.gauges.map(({ id, limit }, at) => (
            <Curve
              key={id}
              frame={frame}
              reads={other}
              at={first + at}
              look={lookOf(limit, at)}
              y={y}
              dashed
            />
          ))}
        {chart.gauges.map(({ id, limit }, at) => (
          <Curve
            key={id}
            frame={frame}
            reads={own}
            at={first + at}
            look={lookOf(limit, at)}
            y={y}
          />
        ))}
      </g>
      {frame.named ? (
        <EndNames frame={frame} room={room} chart={chart} first={first} values={values} y={y} />
      ) : (
        <NamesAbove frame={frame} room={room} chart={chart} first={first} values={values} />
      )}
    </>
  );
}

interface GroundProps extends Pick<Props, 'frame' | 'room' | 'chart' | 'options'> {
  readonly y: (value: number) => number;
}

/** What no event changes: the title, the axes, the lines that do not move. */
const Ground = memo(function Ground({ frame, room, chart, options, y }: GroundProps) {
  const fixed = chart.lines?.(options) ?? [];
  return (
    <>
      <Heading frame={frame} room={room} chart={chart} />
      <path className={styles.axis} d={`M${room.left} ${room.top}v${room.height}h${room.width}`} />
      {[0, chart.max(options)].map((tick) => (
        <text
          key={tick}
          className={styles.soft}
          x={room.left - frame.text * 0.4}
          y={y(tick) + frame.text * (tick === 0 ? 0 : 0.7)}
          textAnchor="end"
        >
          {shortNumber(tick)}
        </text>
      ))}
      {fixed.map(({ label, at }) => (
        <g key={label}>
          <line
            className={styles.capacity}
            x1={room.left}
            x2={room.left + room.width}
            y1={y(at)}
            y2={y(at)}
          />
          <text
            className={styles.onPlot}
            x={room.left + frame.text * 0.5}
            // Above its line, or below where that is the top.
            y={y(at) + frame.text * (y(at) - room.top < frame.text ? 0.95 : -0.25)}
          >
            {label}
          </text>
        </g>
      ))}
    </>
  );
});

/** Its title, and its unit beside it or below. */
function Heading({ frame, room, chart }: Pick<Props, 'frame' | 'room' | 'chart'>) {
  const rows = frame.named ? 1 : headingRows(chart, frame.text, room.width);
  const below = !frame.named && isUnitBelow(chart, frame.text, room.width);
  const y = room.top - frame.line * (rows - 0.65);
  return (
    <>
      <text className={styles.heading} x={room.left} y={y}>
        <tspan className={styles.bold}>{chart.title}</tspan>
        {!below && (
          <tspan className={styles.soft}>
            {'  '}
            {chart.unit}
          </tspan>
        )}
      </text>
      {below && (
        <text className={styles.soft} x={room.left} y={y + frame.line}>
          {chart.unit}
        </text>
      )}
    </>
  );
}

/** A dash: nothing was measured yet. */
function valueText(value: number | undefined): string {
  return value === undefined ? '–' : shortNumber(value);
}

interface CurveProps {
  readonly frame: ChartFrame;
  readonly reads: readonly Read[];
  readonly at: number;
  readonly look: string;
  readonly y: (value: number) => number;
  readonly dashed?: boolean;
}

/** The whole curve; how much of it is seen is the clip's affair, so that no event draws it anew. */
const Curve = memo(function Curve({ frame, reads, at, look, y, dashed = false }: CurveProps) {
  const path = curvePath(reads, at, frame.x, y);
  return <path className={styles.curve} data-look={look} data-dashed={dashed} d={path} />;
});

type NamesProps = Pick<Props, 'frame' | 'room' | 'chart' | 'first' | 'values'>;

function EndNames({
  frame,
  room,
  chart,
  first,
  values,
  y,
}: NamesProps & { readonly y: (value: number) => number }) {
  const wanted = chart.gauges.map((_, at) => y(values[first + at] ?? 0) + frame.text * 0.35);
  const { top, height } = room;
  const places = apart(wanted, frame.line * 0.86, top + frame.text * 0.5, top + height);
  return chart.gauges.map(({ id, label, limit }, at) => (
    <text
      key={id}
      className={styles.curveName}
      data-look={lookOf(limit, at)}
      x={room.left + room.width + frame.text * 0.5}
      y={places[at]}
    >
      <tspan>{label} </tspan>
      <tspan className={styles.bold}>{valueText(values[first + at])}</tspan>
    </text>
  ));
}

function NamesAbove({ frame, room, chart, first, values }: NamesProps) {
  const lines = headingLines(chart, frame.text, room.width);
  return lines.flatMap((line, row) =>
    line.map(({ at, x }) => (
      <text
        key={at}
        className={styles.curveName}
        data-look={lookOf(chart.gauges[at]?.limit, at)}
        x={room.left + x}
        y={room.top - frame.line * (lines.length - row - 0.7)}
      >
        <tspan>{chart.gauges[at]?.label} </tspan>
        <tspan className={styles.bold}>{valueText(values[first + at])}</tspan>
      </text>
    )),
  );
}
