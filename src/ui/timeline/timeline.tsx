import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { PointerEvent } from 'react';
import { causalPast } from '../../scene/causal-past.ts';
import type { Journey } from '../../scene/space-time.ts';
import { nominalHopOf } from '../../session/store.ts';
import { useActions, useBranch, useSlice } from '../app/session-context.ts';
import { Forks } from './forks.tsx';
import { Glimpse } from './glimpse.tsx';
import { Journeys } from './journeys.tsx';
import { LaneNames, Lanes } from './lanes.tsx';
import { Marks } from './marks.tsx';
import { Overview } from './overview.tsx';
import { Past } from './past.tsx';
import { PlayheadLine } from './playhead-line.tsx';
import { onSliderKey } from './slider-keys.ts';
import { Breaks, Separators, WallBands } from './separators.tsx';
import { useAxis } from './use-axis.ts';
import { useFrame, type Diagram, type Frame } from './use-frame.ts';
import { useLooked } from './use-looked.ts';
import { useWords } from './use-words.ts';
import { Words } from './words.tsx';
import styles from './timeline.module.css';

interface Props {
  /** Time runs to the right, or, on a phone, down. */
  readonly down: boolean;
}

/** The space-time diagram: lanes of processes, messages between them; and at once the scrubber of the run. */
export function Timeline({ down }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useFrame(root, down);
  const { frame, diagram, events, cursor, from, masked } = shown;
  const actions = useActions();
  const looked = useLooked(shown);
  useLaneRoom(root, frame);
  const indexUnder = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = down ? event.clientY - box.top : event.clientX - box.left;
    const index = frame?.window.indexAt(place - frame.label) ?? cursor;
    return Math.min(index, frame?.until ?? index);
  };
  const event = events[cursor];
  const last = masked ? cursor : Math.max(events.length - 1, from);
  const lookedAt = looked.index === null ? undefined : events[looked.index];
  return (
    <>
      <div
        ref={root}
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-orientation={down ? 'vertical' : 'horizontal'}
        aria-valuemin={from}
        aria-valuemax={last}
        aria-valuenow={cursor}
        aria-valuetext={
          event === undefined
            ? 'No event yet'
            : `Event ${cursor}${masked ? '' : ` of ${last}`}, ${event.time} ms: ${event.headline}`
        }
        className={down ? `${styles.timeline} ${styles.down}` : styles.timeline}
        onPointerDown={(pointer) => {
          if (pointer.button !== 0) return;
          looked.forget();
          // On a phone a finger that moves scrolls the page; a tap jumps.
          if (pointer.pointerType !== 'touch') {
            pointer.currentTarget.setPointerCapture(pointer.pointerId);
            actions.seek(indexUnder(pointer));
          }
        }}
        onPointerMove={(pointer) => {
          if (pointer.currentTarget.hasPointerCapture(pointer.pointerId)) {
            actions.seek(indexUnder(pointer));
          } else looked.point(pointer);
        }}
        onPointerUp={(pointer) => {
          if (pointer.pointerType === 'touch') actions.seek(indexUnder(pointer));
        }}
        onPointerLeave={looked.forget}
        onBlur={looked.forget}
        onKeyDown={(key) => {
          if (onSliderKey(key, actions, from, masked ? last : null)) looked.follow();
        }}
      >
        {frame !== null && <Picture {...shown} frame={frame} looked={looked.index} />}
      </div>
      {frame !== null && !down && lookedAt !== undefined && looked.isPointed && (
        <Glimpse frame={frame} diagram={diagram} event={lookedAt} />
      )}
    </>
  );
}

interface PictureProps extends Diagram {
  readonly frame: Frame;
  readonly looked: number | null;
}

function Picture({ frame, diagram, events, cursor, from, masked, looked }: PictureProps) {
  const { quiet, axis: kind } = useSlice((state) => ({ quiet: state.quiet, axis: state.axis }));
  const axis = useAxis(events, kind, nominalHopOf(useBranch()), quiet);
  const { first, last } = frame.window;
  const gaps = useMemo(() => axis.gapsBetween(first, last), [axis, first, last]);
  const words = useWords(frame, diagram, events, gaps, quiet);
  const count = events.length;
  const loud = useCallback((journey: Journey) => !quiet || !journey.background, [quiet]);
  // What the sentence speaks of is drawn, hushed or not.
  const here = useCallback(
    (journey: Journey) =>
      quiet && journey.background && (journey.endAt === cursor || journey.sentAt === cursor),
    [quiet, cursor],
  );
  const past = useMemo(
    () => (looked === null ? null : causalPast(events, looked, first)),
    [looked, events, first],
  );
  return (
    <>
      <svg aria-hidden="true" width="100%" height="100%" className={styles.picture}>
        <defs>
          <pattern id="bricks" width="12" height="7" patternUnits="userSpaceOnUse">
            <rect width="12" height="7" className={styles.brick} />
            <path className={styles.mortar} d="M0 3.5H12M3 0V3.5M9 3.5V7" />
          </pattern>
        </defs>
        <g className={past === null ? undefined : styles.behind}>
          <Separators frame={frame} events={events} />
          <WallBands frame={frame} diagram={diagram} count={count} />
          <Lanes frame={frame} diagram={diagram} count={count} />
          <Breaks frame={frame} diagram={diagram} gaps={gaps} />
          <Journeys frame={frame} diagram={diagram} count={count} shows={loud} />
          <Journeys frame={frame} diagram={diagram} count={count} shows={here} />
          <Marks frame={frame} events={events} />
        </g>
        <PlayheadLine frame={frame} part="veil" />
        <g className={past === null ? undefined : styles.behind}>
          <Forks frame={frame} />
          <Words frame={frame} words={words} here={looked ?? cursor} until={cursor} />
        </g>
        {past !== null && looked !== null && (
          <Past frame={frame} diagram={diagram} events={events} past={past} index={looked} />
        )}
        <LaneNames frame={frame} />
        <PlayheadLine frame={frame} part="line" />
      </svg>
      {frame.bar > 0 && from < count && (
        <Overview frame={frame} axis={axis} events={events} masked={masked} />
      )}
    </>
  );
}

/** What stands beside the lanes finds them by these. */
function useLaneRoom(root: React.RefObject<HTMLElement | null>, frame: Frame | null): void {
  useLayoutEffect(() => {
    const style = root.current?.parentElement?.style;
    if (style === undefined || frame === null) return;
    style.setProperty('--lanes-bottom', `${frame.bar + frame.rows.band}px`);
    style.setProperty('--lanes-label', `${frame.label}px`);
  }, [root, frame]);
}
