import type { EventIndex } from '../engine/configuration.ts';
import type { EventSummary } from '../worker/wire.ts';
import { paceFrom, readingMs, stepMs } from './pacing.ts';
import type { Playhead } from './playhead.ts';

/** What moving through a run needs to know of the session, and what it reports back. */
export interface MotionHost {
  events(): readonly EventSummary[];
  /** Will there be no more events than these? */
  complete(): boolean;
  cursor(): EventIndex;
  nominalHopMs(): number;
  speed(): number;
  holdAtBeats(): boolean;
  /** Steps from still to still: nothing travels. */
  still(): boolean;
  /** The playhead has come to this event. */
  reach(index: EventIndex): void;
  /** Does playing stop here by itself? */
  stopsAt(event: EventSummary): boolean;
  /** Nothing is left to play. */
  finished(): void;
}

export interface Motion {
  play(): void;
  pause(): void;
  /** Shows the way to `index` and goes there; at once where there is nothing to show. */
  glideTo(index: EventIndex): void;
  /** Goes there without showing the way. */
  jumpTo(index: EventIndex): void;
  /** Ends a glide where it leads to. */
  settle(): void;
}

interface Advance {
  readonly cursor: EventIndex;
  readonly time: number;
  readonly hold: number;
  /** `stop`: playing stops here by itself; `all`: there is nothing more to play yet. */
  readonly end: 'stop' | 'all' | null;
}

export function createMotion(playhead: Playhead, host: MotionHost): Motion {
  let goal: EventIndex | null = null;

  function jumpTo(index: EventIndex): void {
    goal = null;
    playhead.stop();
    const event = host.events()[index];
    if (event === undefined) return;
    host.reach(index);
    playhead.set(event.time);
  }

  function settle(): void {
    if (goal !== null) jumpTo(goal);
  }

  function glideTo(index: EventIndex): void {
    settle();
    const event = host.events()[index];
    if (event === undefined) return;
    const from = playhead.time;
    const duration = host.still() ? 0 : stepMs(from, event);
    if (duration === 0) return jumpTo(index);
    goal = index;
    let spent = 0;
    playhead.run((dt) => {
      spent += dt;
      if (spent >= duration) {
        settle();
        return false;
      }
      playhead.set(from + ((event.time - from) * spent) / duration);
      return true;
    });
  }

  function play(): void {
    settle();
    let hold = 0;
    playhead.run((dt) => {
      if (host.speed() === Infinity) return rush();
      const way = advance(dt - hold);
      hold = Math.max(0, hold - dt) + way.hold;
      // Of several events in one frame only the last is seen.
      if (way.cursor !== host.cursor()) host.reach(way.cursor);
      playhead.set(way.time);
      if (way.end === 'stop') return stop();
      return way.end === 'all' ? atEnd() : true;
    });
  }

  /** How far playing comes in `left` milliseconds of wall time, and how long it then waits for a sentence to be read. */
  function advance(left: number): Advance {
    const events = host.events();
    let cursor = host.cursor();
    let { time } = playhead;
    while (left > 0) {
      const next = events[cursor + 1];
      if (next === undefined) return { cursor, time, hold: 0, end: 'all' };
      const pace = paceFrom(events, cursor, time, host.nominalHopMs(), host.speed());
      const needed = (next.time - time) / pace;
      if (needed > left) return { cursor, time: time + left * pace, hold: 0, end: null };
      left -= Math.max(0, needed);
      cursor = next.index;
      ({ time } = next);
      if (host.stopsAt(next)) return { cursor, time, hold: 0, end: 'stop' };
      const reading = host.holdAtBeats() ? readingMs(next, host.speed()) : 0;
      left -= reading;
      if (left <= 0) return { cursor, time, hold: -left, end: null };
    }
    return { cursor, time, hold: 0, end: null };
  }

  /** As fast as the worker simulates. */
  function rush(): boolean {
    const ahead = host.events().slice(host.cursor() + 1);
    const stopping = ahead.find((event) => host.stopsAt(event));
    const to = stopping ?? ahead.at(-1);
    if (to !== undefined) {
      host.reach(to.index);
      playhead.set(to.time);
    }
    return stopping === undefined ? atEnd() : stop();
  }

  /** More may be on its way from the worker. */
  function atEnd(): boolean {
    return host.complete() ? stop() : true;
  }

  function stop(): false {
    host.finished();
    return false;
  }

  return {
    play,
    pause: () => playhead.stop(),
    glideTo,
    jumpTo,
    settle,
  };
}
