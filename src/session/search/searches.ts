import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventIndex, ProcessId } from '../../engine/configuration.ts';
import { whyNotInEveryOrder } from '../../engine/options.ts';
import type { RunSpec, Scenario } from '../../engine/spec.ts';
import type { BoundName, SearchReply, SearchTask, Told } from '../../worker/search-wire.ts';
import { branchOf } from '../current-branch.ts';
import type { Session } from '../store.ts';
import { nameOf, newestSought, type Find } from './finds.ts';
import {
  FIRST_ROOM,
  isAtWork,
  kindOfRun,
  moreRoom,
  whyNoMore,
  type Job,
  type JobKind,
  type SearchState,
} from './job.ts';
import { whyNotSearched } from './searchable.ts';
import type { SearchWorker, StartSearchWorker } from './search-client.ts';

/** The searches of a page: what is at work, and what was found. */
export interface Searches {
  readonly store: StoreApi<SearchState>;
  /** Asks what can be looked for in the run in force, unless that is known, or was asked. */
  learn(): void;
  /** Looks for the shortest violation, or run to a goal. Out, here and below: why it cannot begin, which was told; null: it has. */
  explore(what?: Aim): string | null;
  /** Looks for the shortest run that meets a scenario's challenge. */
  answer(scenario: Scenario): string | null;
  /** Leaves out of the run in force what the violation of this rule does not need. */
  shrink(rule: string): string | null;
  /** Crashes this process at every instant of the run in force. */
  sweep(process: ProcessId): string | null;
  /** Rests within a second, whatever its worker is doing. */
  stop(kind: JobKind): void;
  /** Goes on after a rest, with more room where a limit was met. */
  more(kind: JobKind): void;
  /** Once more from the beginning, in a new worker. */
  again(kind: JobKind): void;
  setBound(name: BoundName, value: number | null): void;
  /** Opens what was found at its first step, beside the run in force. */
  open(find: Find): void;
  /** Opens a world of a sweep, at that event of it. */
  openWorld(name: string, spec: RunSpec, at: EventIndex): void;
}

/** What a search is after. */
interface Aim {
  /** The id of a goal; absent: a violation. */
  readonly goal?: string;
  /** The one rule that is to be violated; absent: whichever comes first. */
  readonly rule?: string;
  /** After which event of the run in force the search begins; absent: at the start. */
  readonly from?: EventIndex;
}

interface Parts {
  readonly session: Session;
  readonly start: StartSearchWorker;
  /** Calls back after so many ms. */
  readonly after: (ms: number, act: () => void) => void;
}

const NOTHING: SearchState = {
  jobs: { violation: null, goal: null, shrink: null, sweep: null },
  inquiry: null,
  chosen: {},
};

/** A worker that has not answered by then is ended: Stop is promised within a second. */
const PATIENCE_MS = 700;

export function createSearches({ session, start, after }: Parts): Searches {
  const store = createStore<SearchState>(() => NOTHING);
  const workers = new Map<JobKind, SearchWorker>();
  const get = store.getState;

  function setJob(kind: JobKind, job: Job | null): void {
    store.setState({ jobs: { ...get().jobs, [kind]: job } });
  }

  function change(kind: JobKind, part: Partial<Job>): void {
    const job = get().jobs[kind];
    if (job !== null) setJob(kind, { ...job, ...part });
  }

  function endWorker(kind: JobKind): void {
    workers.get(kind)?.end();
    workers.delete(kind);
  }

  function refuse(text: string): void {
    session.actions.notify({ tone: 'info', text, reload: false });
  }

  /** Out: why it cannot be; the reader is told. */
  function begin(kind: JobKind, taskOf: (spec: RunSpec) => SearchTask): string | null {
    const state = session.store.getState();
    const branch = branchOf(state);
    const why = whyNotSearched(state) ?? whyNoMore(get(), kind);
    if (why !== null || branch === undefined) {
      const text = why ?? 'No run is open.';
      refuse(text);
      return text;
    }
    const task = taskOf(branch.spec);
    const never = task.kind === 'explore' ? whyNotInEveryOrder(task.spec.options) : null;
    if (never !== null) {
      refuse(never);
      return never;
    }
    endWorker(kind);
    const worker = start(
      (reply) => {
        if (workers.get(kind) === worker) take(kind, reply);
      },
      () => {
        if (workers.get(kind) === worker)
          fail(kind, 'The search broke off; memory may have run out.');
      },
    );
    workers.set(kind, worker);
    setJob(kind, {
      kind,
      task,
      branch: branch.id,
      state: 'working',
      told: null,
      known: 0,
      room: FIRST_ROOM,
      finished: false,
      problem: null,
    });
    worker.post({ kind: 'begin', task });
    return null;
  }

  function take(kind: JobKind, reply: SearchReply): void {
    if (reply.kind === 'failed') fail(kind, reply.message);
    if (reply.kind === 'progress') change(kind, { told: whole(kind, reply.told) });
    if (reply.kind !== 'rest') return;
    const { finished } = reply;
    const told = whole(kind, reply.told);
    const isOver = told.task === 'explore' ? told.status !== 'running' : finished;
    change(kind, { told, finished, state: isOver ? 'ended' : 'stopped' });
    if (finished) endWorker(kind);
    const job = get().jobs[kind];
    if (job !== null && isOver) openIfStillThere(job);
  }

  /** With the cells of a sweep that were told before. */
  function whole(kind: JobKind, told: Told): Told {
    const before = get().jobs[kind]?.told ?? null;
    if (told.task !== 'sweep' || before?.task !== 'sweep') return told;
    return { ...told, from: 0, cells: [...before.cells, ...told.cells] };
  }

  function fail(kind: JobKind, problem: string): void {
    endWorker(kind);
    change(kind, { state: 'failed', problem });
  }

  /** Whoever has gone on elsewhere in the meantime is not torn away from it. */
  function openIfStillThere(job: Job): void {
    const { current, playing } = session.store.getState();
    const newest = newestSought(job);
    if (newest !== null && current === job.branch && !playing) open(newest);
  }

  function open(find: Find): void {
    session.actions.openFound(nameOf(find), find.spec, find.from);
  }

  function giveUp(): void {
    for (const kind of workers.keys()) endWorker(kind);
    store.setState(NOTHING);
  }

  session.store.subscribe((state, before) => {
    // Another run, or none: what was searched is not in force any more.
    const scenario = scenarioIn(state);
    if (scenario !== scenarioIn(before)) giveUp();
  });

  function scenarioIn(state: ReturnType<Session['store']['getState']>): string {
    const spec = branchOf(state)?.spec;
    return spec === undefined ? '' : `${spec.protocol}/${spec.scenario}`;
  }

  const searches: Searches = {
    store,
    learn() {
      const state = session.store.getState();
      const spec = branchOf(state)?.spec;
      const of = kindOfRun(state);
      const { inquiry } = get();
      if (spec === undefined || whyNotSearched(state) !== null) return;
      if (inquiry?.of === of && inquiry.state !== 'failed') return;
      store.setState({ inquiry: { of, state: 'asked' } });
      // Whoever has gone on to another run has asked anew.
      const isWanted = () => get().inquiry?.of === of;
      const failed = (problem: string) => {
        if (isWanted()) store.setState({ inquiry: { of, state: 'failed', problem } });
      };
      const worker = start(
        (reply) => {
          worker.end();
          if (reply.kind === 'failed') failed(reply.message);
          if (reply.kind !== 'about' || !isWanted()) return;
          const { goals, bounds } = reply;
          store.setState({ inquiry: { of, state: 'known', about: { goals, bounds } } });
        },
        () => {
          worker.end();
          failed('What can be looked for could not be found out.');
        },
      );
      worker.post({ kind: 'begin', task: { kind: 'about', spec } });
    },
    explore({ goal = null, rule = null, from = null } = {}) {
      const task = { kind: 'explore', bounds: get().chosen, from, goal, rule } as const;
      const kind = goal === null ? 'violation' : 'goal';
      return begin(kind, (spec) => ({ ...task, spec, room: FIRST_ROOM }));
    },
    answer({ challenge, off, seed, interventions }) {
      const { goal = null, violates: rule = null } = challenge ?? {};
      const task = { kind: 'explore', bounds: get().chosen, from: null, goal, rule } as const;
      return begin(goal === null ? 'violation' : 'goal', (spec) => ({
        ...task,
        // What the reader did to it is left out.
        spec: { ...spec, off, seed, interventions },
        room: FIRST_ROOM,
      }));
    },
    shrink(rule) {
      const verdicts = session.store.getState().snapshot?.verdicts ?? [];
      const at = verdicts.find((it) => it.rule === rule)?.at ?? null;
      return begin('shrink', (spec) => ({ kind: 'shrink', spec, rule, at }));
    },
    sweep: (process) => begin('sweep', (spec) => ({ kind: 'sweep', spec, process })),
    stop(kind) {
      const job = get().jobs[kind];
      const worker = workers.get(kind);
      if (job?.state !== 'working' || worker === undefined) return;
      change(kind, { state: 'stopping' });
      worker.post({ kind: 'stop' });
      after(PATIENCE_MS, () => {
        if (workers.get(kind) !== worker || get().jobs[kind]?.state !== 'stopping') return;
        endWorker(kind);
        change(kind, { state: 'lost', finished: true });
      });
    },
    more(kind) {
      const job = get().jobs[kind];
      const worker = workers.get(kind);
      if (job === null || worker === undefined || isAtWork(job)) return;
      const why = whyNoMore(get(), kind);
      if (why !== null) return refuse(why);
      const room = moreRoom(job.room, job.told);
      if (room === null) return;
      change(kind, { state: 'working', room, known: foundBy(job) });
      worker.post({ kind: 'more', room });
    },
    again(kind) {
      const job = get().jobs[kind];
      if (job !== null) begin(kind, () => job.task);
    },
    setBound(name, value) {
      const { [name]: _before, ...others } = get().chosen;
      store.setState({ chosen: value === null ? others : { ...others, [name]: value } });
    },
    open,
    openWorld: (name, spec, at) => session.actions.openFound(name, spec, at),
  };
  return searches;
}

function foundBy({ told }: Job): number {
  return told === null || told.task === 'sweep' ? 0 : told.found.length;
}
