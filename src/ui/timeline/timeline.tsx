import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { timeWindow, type TimeWindow } from '../../scene/time-scale.ts';
import { nominalHopOf } from '../../session/store.ts';
import { firstIndex } from '../../session/step-targets.ts';
import { useActions, useBranch, useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { Journeys } from './journeys.tsx';
import { LaneNames, Lanes } from './lanes.tsx';
import { Marks } from './marks.tsx';
import { PlayheadLine } from './playhead-line.tsx';
import { useSpaceTime } from './use-space-time.ts';
import styles from './timeline.module.css';

interface Props {
  /** Time runs to the right, or, on a phone, down. */
  readonly down: boolean;
}

export interface Frame {
  readonly window: TimeWindow;
  /** Where a lane is, across the flow of time. */
  readonly lane: (process: string) => number;
  readonly point: (index: number, process: string) => { readonly x: number; readonly y: number };
  readonly from: number;
  readonly along: number;
  readonly across: number;
  readonly down: boolean;
  readonly thickness: number;
}

/** The space-time diagram: lanes of processes, messages between them; and at once the scrubber of the run. */
export function Timeline({ down }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const { diagram, events } = useSpaceTime();
  const branch = useBranch();
  const { cursor, axis } = useSlice((state) => ({ cursor: state.cursor, axis: state.axis }));
  const ids = useSlice((state) => (state.snapshot?.picture.processes ?? []).map((it) => it.id));
  const actions = useActions();
  const first = firstIndex(events);
  const label = rootPixels() * 2.6;

  const room = size === null ? 0 : down ? size.height - label : size.width - label - 16;
  // The same window as long as the cursor stays on the same page of it.
  const wanted = timeWindow({
    events,
    placeOf: (index) => diagram.placeOf(index),
    from: first,
    cursor,
    room,
    axis,
    hopMs: nominalHopOf(branch),
  });
  const page = `${wanted.first} ${wanted.last} ${wanted.at(first)} ${wanted.at(first + 1)}`;
  const frame = useMemo<Frame | null>(() => {
    if (size === null || ids.length === 0 || room < 40) return null;
    const across = down ? size.width : size.height;
    const gap = across / ids.length;
    const lane = (process: string) => (Math.max(ids.indexOf(process), 0) + 0.5) * gap;
    return {
      window: wanted,
      lane,
      point: (index, process) =>
        down
          ? { x: lane(process), y: label + wanted.at(index) }
          : { x: label + wanted.at(index), y: lane(process) },
      from: first,
      along: room,
      across,
      down,
      thickness: Math.min(16, gap * 0.42),
    };
    // `page` stands for `wanted`.
    // eslint-disable-next-line react/exhaustive-deps
  }, [size, ids, room, down, first, label, page]);

  const indexUnder = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = down ? event.clientY - box.top : event.clientX - box.left;
    return wanted.indexAt(place - label);
  };
  const event = events[cursor];
  return (
    <div
      ref={root}
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-orientation={down ? 'vertical' : 'horizontal'}
      aria-valuemin={first}
      aria-valuemax={Math.max(events.length - 1, first)}
      aria-valuenow={cursor}
      aria-valuetext={
        event === undefined
          ? 'No event yet'
          : `Event ${cursor} of ${events.length - 1}, ${event.time} ms: ${event.headline}`
      }
      className={down ? `${styles.timeline} ${styles.down}` : styles.timeline}
      onPointerDown={(pointer) => {
        if (pointer.button !== 0) return;
        // On a phone a finger that moves scrolls the page; a tap jumps.
        if (pointer.pointerType !== 'touch') {
          pointer.currentTarget.setPointerCapture(pointer.pointerId);
          actions.seek(indexUnder(pointer));
        }
      }}
      onPointerMove={(pointer) => {
        if (pointer.currentTarget.hasPointerCapture(pointer.pointerId)) {
          actions.seek(indexUnder(pointer));
        }
      }}
      onPointerUp={(pointer) => {
        if (pointer.pointerType === 'touch') actions.seek(indexUnder(pointer));
      }}
      onKeyDown={(key) => onKey(key, actions)}
    >
      {frame !== null && (
        <svg aria-hidden="true" width="100%" height="100%" className={styles.picture}>
          <Lanes frame={frame} ids={ids} diagram={diagram} />
          <Journeys frame={frame} diagram={diagram} count={events.length} />
          <Marks frame={frame} events={events} />
          <LaneNames frame={frame} ids={ids} label={label} />
          <PlayheadLine frame={frame} label={label} />
        </svg>
      )}
    </div>
  );
}

/** Arrows go by one event, as a slider does; the page's own keys do the rest. */
function onKey(event: KeyboardEvent, actions: ReturnType<typeof useActions>): void {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') actions.step();
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') actions.stepBack();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
