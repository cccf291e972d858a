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
      let left = dt - hold;
      hold = Math.max(0, hold - dt);
      while (left > 0) {
        const cursor = host.cursor();
        const next = host.events()[cursor + 1];
        if (next === undefined) return atEnd();
        const pace = paceFrom(
          host.events(),
          cursor,
          playhead.time,
          host.nominalHopMs(),
          host.speed(),
        );
        const needed = (next.time - playhead.time) / pace;
        if (needed > left) {
          playhead.set(playhead.time + left * pace);
          return true;
        }
        left -= Math.max(0, needed);
        host.reach(next.index);
        playhead.set(next.time);
        if (host.stopsAt(next)) return stop();
        const reading = host.holdAtBeats() ? readingMs(next, host.speed()) : 0;
        hold = Math.max(0, reading - left);
        left -= reading;
      }
      return true;
    });
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
