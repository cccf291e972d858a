import { bisector } from 'd3';
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  type PointerEvent,
  type RefObject,
} from 'react';
import { timeTicks } from '../../scene/charts.ts';
import { clockText } from '../../scene/clock.ts';
import { firstIndex } from '../../session/step-targets.ts';
import { useActions, useSession } from '../app/session-context.ts';
import { onSliderKey } from '../timeline/slider-keys.ts';
import type { ChartFrame } from './chart-frame.ts';
import { deedsIn } from './deeds.ts';
import { Lanes } from './lanes.tsx';
import { Plot } from './plot.tsx';
import type { Charts as ChartsInRoom } from './use-charts.ts';
import { useReadings, type Other, type Shown } from './use-outage.ts';
import styles from './outage.module.css';

const timeOf = bisector((event: { readonly time: number }) => event.time);

interface Props {
  readonly shown: Shown;
  readonly other: Other | null;
  readonly charts: ChartsInRoom;
}

/** What the numbers did, over one axis with the trigger and the condition; and at once the scrubber of the run. */
export function Charts({ shown, other, charts }: Props) {
  const actions = useActions();
  const { face, cursor } = shown;
  const { root, frame, events, masked, end } = charts;
  const from = firstIndex(shown.events);
  const last = masked ? cursor : Math.max(shown.events.length - 1, from);
  const event = events[cursor];
  const indexUnder = (pointer: PointerEvent) => {
    const box = pointer.currentTarget.getBoundingClientRect();
    const { left, width } = frame?.time ?? { left: 0, width: box.width };
    const time = ((pointer.clientX - box.left - left) / width) * end;
    return Math.min(Math.max(timeOf.right(shown.events, time) - 1, from), last);
  };
  return (
    <div
      ref={root}
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-orientation="horizontal"
      aria-valuemin={from}
      aria-valuemax={last}
      aria-valuenow={cursor}
      aria-valuetext={
        event === undefined
          ? 'No event yet'
          : `Event ${cursor}${masked ? '' : ` of ${last}`}, ${clockText(event.time, face.clock)}: ${event.headline}`
      }
      className={styles.charts}
      onPointerDown={(pointer) => {
        if (pointer.button !== 0 || pointer.pointerType === 'touch') return;
        pointer.currentTarget.setPointerCapture(pointer.pointerId);
        actions.seek(indexUnder(pointer));
      }}
      onPointerMove={(pointer) => {
        if (pointer.currentTarget.hasPointerCapture(pointer.pointerId)) {
          actions.seek(indexUnder(pointer));
        }
      }}
      onPointerUp={(pointer) => {
        if (pointer.pointerType === 'touch') actions.seek(indexUnder(pointer));
      }}
      onKeyDown={(key) => onSliderKey(key, actions, from, masked ? last : null)}
    >
      {frame !== null && events.length > 0 && (
        <Picture frame={frame} shown={{ ...shown, events }} other={other} charts={charts} />
      )}
    </div>
  );
}

interface PictureProps extends Props {
  readonly frame: ChartFrame;
}

function Picture({ frame, shown, other, charts }: PictureProps) {
  const { end, faces, first: firstSeen, hasDeeds } = charts;
  const { face, options, events, cursor } = shown;
  const own = useReadings(events);
  const theirs = useReadings(other?.events ?? events);
  const time = events[cursor]?.time ?? 0;
  const past = useRef<SVGRectElement>(null);
  const line = useRef<SVGLineElement>(null);
  useClip(frame, past, line);
  // At the very start nothing was measured yet.
  const values = time === 0 ? [] : (events[cursor]?.reading?.values ?? []);
  const offsets = useMemo(() => offsetsOf(face.charts.map(({ gauges }) => gauges.length)), [face]);
  const deeds = useMemo(() => deedsIn(events, face.controls), [events, face]);
  const ticks = timeTicks(end, face.clock.ms, frame.time, frame.text * 5);
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height="100%"
      className={styles.picture}
      style={{ fontSize: `${frame.text}px` }}
    >
      <defs>
        <clipPath id="so-far">
          <rect ref={past} x={frame.time.left} y={0} width={0} height={frame.time.height} />
        </clipPath>
        <pattern
          id="hatch-sustained"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" className={styles.sustainedGround} />
          <rect width="3" height="8" className={styles.sustainedStroke} />
        </pattern>
      </defs>
      <Lanes
        frame={frame}
        own={own}
        other={other === null ? null : theirs}
        deeds={hasDeeds ? deeds : null}
        end={end}
        time={time}
      />
      <line ref={line} className={styles.playhead} x1={0} y1={0} x2={0} y2={frame.time.height} />
      {frame.plots.map((room, at) => {
        const chart = faces[at];
        if (chart === undefined) return null;
        return (
          <Plot
            key={chart.id}
            frame={frame}
            room={room}
            chart={chart}
            options={options}
            first={offsets[firstSeen + at] ?? 0}
            own={own}
            other={other === null ? null : theirs}
            values={values}
          />
        );
      })}
      <g className={styles.axis}>
        <text
          className={styles.soft}
          x={frame.time.left - frame.text * 0.8}
          y={frame.time.height + frame.line * 0.8}
          textAnchor="end"
        >
          {face.clock.unit}
        </text>
        {ticks.map((tick) => (
          <text
            key={tick}
            className={styles.soft}
            x={frame.x(tick)}
            y={frame.time.height + frame.line * 0.8}
            textAnchor="middle"
          >
            {tick / face.clock.ms}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Where the values of each chart begin among all of them. */
function offsetsOf(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => (sum += count) - count);
}

/** Nothing is drawn of what has not happened yet; the animation loop alone moves this edge. */
function useClip(
  frame: ChartFrame,
  past: RefObject<SVGRectElement | null>,
  line: RefObject<SVGLineElement | null>,
): void {
  const { playhead } = useSession();
  const write = useCallback(
    (time: number) => {
      const place = Math.min(frame.x(time), frame.time.left + frame.time.width);
      past.current?.setAttribute('width', Math.max(place - frame.time.left, 0).toFixed(1));
      line.current?.setAttribute('transform', `translate(${place.toFixed(1)} 0)`);
    },
    [frame, past, line],
  );
  useLayoutEffect(() => playhead.addWriter(write), [playhead, write]);
}
