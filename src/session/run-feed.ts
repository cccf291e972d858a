import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type {
  EngineReply,
  EventSummary,
  PosedQuestion,
  RunEndSummary,
  Snapshot,
  Still,
} from '../worker/wire.ts';
import type { EngineClient } from './engine-client.ts';
import type { Observed } from './link-marks.ts';

/** What the worker tells of the run it works on. */
export interface FeedListener {
  events(from: EventIndex, events: readonly EventSummary[]): void;
  paused(): void;
  ended(end: RunEndSummary): void;
  failed(message: string): void;
  died(): void;
  /** The snapshot of an index that was asked for is here. */
  snapshot(snapshot: Snapshot): void;
}

/** One run at a time: asks the worker for it, keeps the snapshots that may be wanted soon. */
export interface RunFeed {
  load(spec: RunSpec, ahead: number): void;
  extend(until: number): void;
  cancel(): void;
  /** From the store of snapshots, else null; and then it is fetched and told to the listener. */
  snapshot(index: EventIndex): Snapshot | null;
  digest(index: EventIndex): Promise<Observed>;
  /** What is right, by the id of a question. */
  ask(question: string): Promise<Answer>;
  /** A question about what comes next; null where there is nothing to guess. */
  pose(index: EventIndex): Promise<PosedQuestion | null>;
  /** The decisive moment of a scenario; of no run. */
  still(protocol: string, scenario: string): Promise<Still | null>;
}

/** The answer to a question, or why this run has none. */
export type Answer = Extract<EngineReply, { kind: 'answered' | 'unasked' }>;

const KEPT_SNAPSHOTS = 96;

export function createRunFeed(client: EngineClient, listener: FeedListener): RunFeed {
  let run = 0;
  let snapshots = new Map<EventIndex, Snapshot>();
  let asked = new Set<EventIndex>();
  const digests = createWaitingRoom<Observed>();
  const answers = createWaitingRoom<Answer>();
  const posed = createWaitingRoom<PosedQuestion | null>();
  const stills = createWaitingRoom<Still | null>();

  function keep(snapshot: Snapshot): void {
    asked.delete(snapshot.index);
    snapshots.delete(snapshot.index);
    snapshots.set(snapshot.index, snapshot);
    if (snapshots.size > KEPT_SNAPSHOTS) {
      const oldest = snapshots.keys().next();
      if (!oldest.done) snapshots.delete(oldest.value);
    }
  }

  client.onDeath = () => {
    asked = new Set();
    listener.died();
  };
  client.onReply = (reply: EngineReply) => {
    if (reply.kind === 'still') {
      return stills.call(`${reply.protocol} ${reply.scenario}`, reply.still);
    }
    // What still arrives of an earlier run is of no use.
    if (reply.run !== run) return;
    switch (reply.kind) {
      case 'events':
        return listener.events(reply.from, reply.events);
      case 'paused':
        return listener.paused();
      case 'ended':
        return listener.ended(reply.end);
      case 'snapshot':
        keep(reply.snapshot);
        return listener.snapshot(reply.snapshot);
      case 'digest':
        return digests.call(`${run} ${reply.index}`, reply);
      case 'answered':
      case 'unasked':
        return answers.call(`${run} ${reply.question}`, reply);
      case 'posed':
        return posed.call(`${run} ${reply.index}`, reply.question);
      case 'failed':
        return listener.failed(reply.message);
    }
  };

  return {
    load(spec, ahead) {
      run += 1;
      snapshots = new Map();
      asked = new Set();
      client.send({ kind: 'load', run, spec, ahead });
    },
    extend: (until) => client.send({ kind: 'extend', run, until }),
    cancel: () => client.send({ kind: 'cancel', run }),
    snapshot(index) {
      const kept = snapshots.get(index);
      if (kept !== undefined) return kept;
      if (!asked.has(index)) {
        asked.add(index);
        client.send({ kind: 'snapshot', run, index });
      }
      // A worker in this thread has answered already.
      return snapshots.get(index) ?? null;
    },
    digest: (index) =>
      digests.wait(`${run} ${index}`, () => client.send({ kind: 'digest', run, index })),
    ask: (question) =>
      answers.wait(`${run} ${question}`, () => client.send({ kind: 'ask', run, question })),
    pose: (index) => posed.wait(`${run} ${index}`, () => client.send({ kind: 'pose', run, index })),
    still: (protocol, scenario) =>
      stills.wait(`${protocol} ${scenario}`, () =>
        client.send({ kind: 'still', protocol, scenario }),
      ),
  };
}

/** Promises by name, kept when the worker answers. Who asks twice before that is answered twice. */
function createWaitingRoom<T>() {
  const waiting = new Map<string, ((value: T) => void)[]>();
  return {
    wait: (name: string, send: () => void) =>
      new Promise<T>((resolve) => {
        const others = waiting.get(name);
        if (others !== undefined) {
          others.push(resolve);
          return;
        }
        waiting.set(name, [resolve]);
        send();
      }),
    call: (name: string, value: T) => {
      const resolves = waiting.get(name) ?? [];
      waiting.delete(name);
      for (const resolve of resolves) resolve(value);
    },
  };
}
