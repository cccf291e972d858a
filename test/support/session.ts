import type { RunSpec } from '../../src/engine/spec.ts';
import { TAUGHT } from '../../src/protocols/lessons.ts';
import { createEngineClient, type StartWorker } from '../../src/session/engine-client.ts';
import { parseRunSpec } from '../../src/session/validate.ts';
import { createPlayhead, type FrameSource } from '../../src/session/playhead.ts';
import type { Branch, SessionState } from '../../src/session/state.ts';
import { branchOf, createSession, type Session } from '../../src/session/store.ts';
import { createEngineHost } from '../../src/worker/engine-host.ts';

/** A session on the real engine, in this thread, with a clock that only moves when told. */
export interface TestSession extends Session {
  readonly state: () => SessionState;
  readonly branch: () => Branch;
  /** Lets the worker finish everything it was asked. */
  readonly settle: () => void;
  /** Lets wall time pass, frame by frame. */
  readonly frames: (ms: number) => void;
  /** The worker dies. */
  readonly kill: () => void;
}

export function testSession({ still = true } = {}): TestSession {
  const clock = manualFrames();
  let pump: () => void = () => undefined;
  let kill: () => void = () => undefined;
  const start: StartWorker = (onReply, onDeath) => {
    const host = createEngineHost(TAUGHT);
    let alive = true;
    pump = () => {
      for (let replies = host.work(); alive && replies !== null; replies = host.work()) {
        for (const reply of structuredClone(replies)) onReply(reply);
      }
    };
    kill = () => {
      alive = false;
      onDeath();
    };
    return {
      post: (request) => {
        for (const reply of structuredClone(host.handle(structuredClone(request)))) onReply(reply);
      },
      end: () => {
        alive = false;
      },
    };
  };
  const session = createSession({
    client: createEngineClient(start),
    playhead: createPlayhead(clock.source),
    reducedMotion: () => still,
  });
  return {
    ...session,
    state: session.store.getState,
    branch: () => {
      const branch = branchOf(session.store.getState());
      if (branch === undefined) throw new Error('No run is open.');
      return branch;
    },
    settle: () => pump(),
    frames: (ms) => {
      for (let spent = 0; spent < ms; spent += 16) {
        clock.advance(16);
        pump();
      }
    },
    kill: () => kill(),
  };
}

/** A scenario as it was written, of the first protocol that has one of that id. */
export function scenarioSpec(scenario: string, change: Partial<RunSpec> = {}): RunSpec {
  const entry = TAUGHT.find((it) => it.scenarios.some(({ id }) => id === scenario));
  const spec = parseRunSpec({ protocol: entry?.protocol.id, scenario, ...change });
  if (!spec.ok) throw new Error(spec.error);
  return spec.value;
}

function manualFrames(): { readonly source: FrameSource; readonly advance: (ms: number) => void } {
  const waiting = new Map<number, (now: number) => void>();
  let now = 0;
  let handle = 0;
  return {
    source: {
      request(callback) {
        handle += 1;
        waiting.set(handle, callback);
        return handle;
      },
      cancel: (it) => waiting.delete(it),
    },
    advance(ms) {
      now += ms;
      const due = [...waiting.values()];
      waiting.clear();
      for (const callback of due) callback(now);
    },
  };
}
