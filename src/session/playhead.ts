import type { VirtualTime } from '../engine/configuration.ts';

/** Where frames come from: the browser, or a test's own clock. */
export interface FrameSource {
  request(callback: (nowMs: number) => void): number;
  cancel(handle: number): void;
}

/** Moves on by `dtMs` of wall time; answers whether there is more to come. */
export type Tick = (dtMs: number) => boolean;

/**
 * Continuous time, outside the store. It has the only animation loop of the app, which runs while something moves and
 * tells its writers the time of each frame; they write the `transform` of what they draw and nothing else.
 */
export interface Playhead {
  readonly time: VirtualTime;
  readonly moving: boolean;
  /** Places the playhead at once. */
  set(time: VirtualTime): void;
  /** Runs `tick` once a frame until it answers false. Replaces a loop that was running. */
  run(tick: Tick): void;
  stop(): void;
  /** Writes now and on every move; the answer takes the writer off again. */
  addWriter(write: (time: VirtualTime) => void): () => void;
}

/** After a pause of the page (a hidden tab) time does not jump. */
const LONGEST_FRAME_MS = 100;

export function createPlayhead(frames: FrameSource): Playhead {
  const writers = new Set<(time: VirtualTime) => void>();
  let time = 0;
  let tick: Tick | null = null;
  let handle: number | null = null;
  let last: number | null = null;

  function frame(now: number): void {
    handle = null;
    const running = tick;
    if (running === null) return;
    const dt = last === null ? 0 : Math.min(now - last, LONGEST_FRAME_MS);
    last = now;
    const more = running(dt);
    // The tick itself may have started another loop, or stopped this one.
    if (tick === running && !more) tick = null;
    if (tick !== null) handle ??= frames.request(frame);
    else last = null;
  }

  return {
    get time() {
      return time;
    },
    get moving() {
      return tick !== null;
    },
    set(next) {
      time = next;
      for (const write of writers) write(next);
    },
    run(next) {
      tick = next;
      handle ??= frames.request(frame);
    },
    stop() {
      tick = null;
      last = null;
      if (handle !== null) frames.cancel(handle);
      handle = null;
    },
    addWriter(write) {
      writers.add(write);
      write(time);
      return () => writers.delete(write);
    },
  };
}

/** The browser's frames. */
export function browserFrames(): FrameSource {
  return {
    request: (callback) => requestAnimationFrame(callback),
    cancel: (handle) => cancelAnimationFrame(handle),
  };
}
