import { bisector } from 'd3';
import { useMemo } from 'react';
import { stretches, type Stretch } from '../../scene/charts.ts';
import { textWidth } from '../../scene/text-width.ts';
import type { ChartFrame } from './chart-frame.ts';
import type { Deed } from './deeds.ts';
import type { Read } from './use-outage.ts';
import styles from './outage.module.css';

const bisectTime = bisector((read: Read) => read.time);

interface Props {
  readonly frame: ChartFrame;
  readonly own: readonly Read[];
  readonly other: readonly Read[] | null;
  /** What was tried; null: nothing is, and it has no lane. */
  readonly deeds: readonly Deed[] | null;
  readonly end: number;
  /** The instant that is shown. */
  readonly time: number;
}

/** The trigger above what became of the system: so one sees what stays when the trigger is gone. */
export function Lanes({ frame, own, other, deeds, end, time }: Props) {
  const otherLane = deeds === null ? 2 : 3;
  const triggers = useTriggers(own, end);
  const removed = useRemovals(own, end);
  const past = removed.filter((at) => at <= time);
  return (
    <>
      <Name frame={frame} lane={0} text="Trigger" />
      <Name frame={frame} lane={1} text="State" />
      {deeds !== null && <Done frame={frame} deeds={deeds} time={time} />}
      {other !== null && <Name frame={frame} lane={otherLane} text="Other" />}
      <g clipPath="url(#so-far)">
        {triggers.map((stretch) =>
          stretch.value === null ? null : (
            <Band
              key={stretch.from}
              frame={frame}
              lane={0}
              stretch={stretch}
              look={styles.trigger}
              text={stretch.value}
              time={time}
            />
          ),
        )}
        <Conditions frame={frame} reads={own} lane={1} end={end} time={time} />
        {other !== null && (
          <Conditions frame={frame} reads={other} lane={otherLane} end={end} time={time} />
        )}
        {removed.map((at) => (
          <line
            key={at}
            className={styles.removed}
            x1={frame.x(at)}
            x2={frame.x(at)}
            y1={0}
            y2={frame.time.height}
          />
        ))}
      </g>
      {frame.named && (
        <Now
          frame={frame}
          lane={0}
          text={latest(own, time)?.trigger == null ? 'none' : 'acting'}
          time={time}
        />
      )}
      <Now frame={frame} lane={1} text={latest(own, time)?.condition.word ?? ''} time={time} />
      {other !== null && (
        <Now
          frame={frame}
          lane={otherLane}
          text={latest(other, time)?.condition.word ?? ''}
          time={time}
        />
      )}
      {past.slice(-1).map((at) => (
        <text
          key={at}
          className={styles.soft}
          x={frame.x(at) + frame.text * 0.4}
          y={frame.lane(0).top + frame.line * 0.65}
        >
          {roomAfter(frame, at) > textWidth(REMOVED, 'plain') * frame.text ? REMOVED : ''}
        </text>
      ))}
    </>
  );
}

const DEEDS = 2;

interface DeedMark extends Deed {
  readonly x: number;
  /** On which side of its mark there is room for its name. */
  readonly named: 'after' | 'before' | null;
}

/** Of what was done up to that time. */
function marksOf(frame: ChartFrame, deeds: readonly Deed[], time: number): readonly DeedMark[] {
  const past = deeds.filter((deed) => deed.time <= time);
  const end = frame.time.left + frame.time.width;
  const marks: DeedMark[] = [];
  // So far to the right there is something already.
  let taken = frame.time.left;
  for (const [place, deed] of past.entries()) {
    const x = frame.x(deed.time);
    const next = past[place + 1];
    const needed = (textWidth(deed.label, 'plain') + 0.8) * frame.text;
    const hasRoom = (next === undefined ? end : frame.x(next.time)) - x > needed;
    const named = hasRoom ? 'after' : x - taken > needed ? 'before' : null;
    marks.push({ ...deed, x, named });
    taken = x + (hasRoom ? needed : frame.text * 0.4);
  }
  return marks;
}

interface DoneProps {
  readonly frame: ChartFrame;
  readonly deeds: readonly Deed[];
  readonly time: number;
}

/** What was tried, and when: a mark each, and its name where there is room for it. */
function Done({ frame, deeds, time }: DoneProps) {
  const { top, height } = frame.lane(DEEDS);
  return (
    <>
      <Name frame={frame} lane={DEEDS} text="Done" />
      {marksOf(frame, deeds, time).map(({ time: at, label, x, named }) => (
        <g key={`${at} ${label}`}>
          <path
            className={styles.deed}
            d={`M${x} ${top + height}l${-frame.text * 0.3} ${-height}h${frame.text * 0.6}z`}
          />
          {named !== null && (
            <text
              className={styles.word}
              x={x + (named === 'after' ? 1 : -1) * frame.text * 0.5}
              y={top + frame.line * 0.65}
              textAnchor={named === 'after' ? 'start' : 'end'}
            >
              {label}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** The newest reading up to that time. */
function latest(reads: readonly Read[], time: number): Read['reading'] | undefined {
  return reads[bisectTime.right(reads, time) - 1]?.reading;
}

interface NowProps {
  readonly frame: ChartFrame;
  readonly lane: number;
  readonly text: string;
  readonly time: number;
}

/** Beside the lane; without a margin in the room of what has not happened yet, or over the end of the lane. */
function nowPlace(frame: ChartFrame, text: string, time: number): number {
  const { left, width } = frame.time;
  if (frame.named) return left + width + frame.text * 0.5;
  const room = left + width - textWidth(text, 'bold') * frame.text;
  return Math.min(frame.x(time) + frame.text * 0.5, room);
}

/** What a lane has come to. */
function Now({ frame, lane, text, time }: NowProps) {
  const { top } = frame.lane(lane);
  const x = nowPlace(frame, text, time);
  return (
    <text className={styles.nowWord} x={x} y={top + frame.line * 0.65}>
      {text}
    </text>
  );
}

const REMOVED = 'trigger removed';

function roomAfter({ x, time }: ChartFrame, at: number): number {
  return time.left + time.width - x(at);
}

function useTriggers(reads: readonly Read[], end: number): readonly Stretch<string | null>[] {
  return useMemo(
    () =>
      stretches(
        reads.map(({ time, reading }) => ({ time, value: reading.trigger })),
        end,
        (a, b) => a === b,
      ),
    [reads, end],
  );
}

/** When the trigger went; that its words change is not yet its end. */
function useRemovals(reads: readonly Read[], end: number): readonly number[] {
  return useMemo(() => {
    const acting = reads.map(({ time, reading }) => ({ time, value: reading.trigger !== null }));
    const all = stretches(acting, end, (a, b) => a === b);
    return all.flatMap(({ value, to }) => (value && to < end ? [to] : []));
  }, [reads, end]);
}

function Name({
  frame,
  lane,
  text,
}: {
  readonly frame: ChartFrame;
  readonly lane: number;
  readonly text: string;
}) {
  const { left, top } = frame.lane(lane);
  return (
    <text
      className={styles.name}
      x={left - frame.text * 0.4}
      y={top + frame.line * 0.65}
      textAnchor="end"
    >
      {text}
    </text>
  );
}

interface ConditionProps {
  readonly frame: ChartFrame;
  readonly reads: readonly Read[];
  readonly lane: number;
  readonly end: number;
  readonly time: number;
}

function Conditions({ frame, reads, lane, end, time }: ConditionProps) {
  const conditions = useMemo(
    () =>
      stretches(
        reads.map(({ time: at, reading }) => ({ time: at, value: reading.condition })),
        end,
        (a, b) => a.kind === b.kind && a.word === b.word,
      ),
    [reads, end],
  );
  const now = latest(reads, time)?.condition.word ?? '';
  return conditions.map((stretch) => (
    <Band
      key={stretch.from}
      frame={frame}
      lane={lane}
      stretch={stretch}
      look={styles[stretch.value.kind]}
      text={stretch.value.word}
      time={time}
      until={nowPlace(frame, now, time)}
    />
  ));
}

interface BandProps {
  readonly frame: ChartFrame;
  readonly lane: number;
  readonly stretch: Stretch<unknown>;
  readonly look: string | undefined;
  readonly text: string;
  readonly time: number;
  /** Further than this its words must not reach. */
  readonly until?: number;
}

/** Its words are there as soon as what is seen of it has room for them. */
function Band({ frame, lane, stretch, look, text, time, until }: BandProps) {
  const { top, height } = frame.lane(lane);
  const from = frame.x(stretch.from);
  const end = frame.x(Math.min(stretch.to, Math.max(time, stretch.from)));
  const seen = Math.min(end, until ?? end) - from;
  const needed = (textWidth(text, 'plain') + 0.8) * frame.text;
  return (
    <>
      <rect
        className={look}
        x={from}
        y={top}
        width={Math.max(frame.x(stretch.to) - from, 0)}
        height={height}
      />
      {seen > needed && (
        <text className={styles.word} x={from + frame.text * 0.4} y={top + frame.line * 0.65}>
          {text}
        </text>
      )}
    </>
  );
}
