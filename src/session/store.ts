import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventIndex } from '../engine/configuration.ts';
import type { EventSummary, PosedQuestion, Still } from '../worker/wire.ts';
import { besideActions } from './beside.ts';
import {
  branchName,
  describeChange,
  intervened,
  isAtOnce,
  MAIN_BRANCH_NAME,
  newBranch,
  restoredBranch,
  sharedEvents,
} from './branches.ts';
import { warnings } from './appearance.ts';
import { stopsAt } from './breakpoints.ts';
import { AHEAD, aheadOf, branchOf, nominalHopOf } from './current-branch.ts';
import type { EngineClient } from './engine-client.ts';
import { createDestination } from './destination.ts';
import { foundActions } from './found.ts';
import { lectureActions } from './lecture-actions.ts';
import type { Observed } from './link-marks.ts';
import { createMotion } from './motion.ts';
import { CLOSED, INITIAL } from './initial-state.ts';
import { fitted } from './options.ts';
import type { Playhead } from './playhead.ts';
import { createRunFeed, type Answer } from './run-feed.ts';
import type {
  Branch,
  BranchId,
  SavedRun,
  SessionActions,
  SessionState,
  UndoStep,
} from './state.ts';
import { stepActions } from './step-actions.ts';
import { firstIndex } from './step-targets.ts';

export { branchOf, nominalHopOf } from './current-branch.ts';

/** When more events are asked for. */
const NEAR_END = 200;

export interface Session {
  readonly store: StoreApi<SessionState>;
  readonly actions: SessionActions;
  readonly playhead: Playhead;
  /** Of the branch in force, at an event of it. */
  digest(index: EventIndex): Promise<Observed>;
  /** What is right, by the id of a question; and a question where the lesson has none. */
  ask(question: string): Promise<Answer>;
  pose(index: EventIndex): Promise<PosedQuestion | null>;
  /** The decisive moment of a scenario, for the gallery. */
  still(protocol: string, scenario: string): Promise<Still | null>;
}

export interface SessionParts {
  readonly client: EngineClient;
  readonly playhead: Playhead;
  /** Does the reader want nothing to travel? */
  readonly reducedMotion: () => boolean;
}

export function createSession({ client, playhead, reducedMotion }: SessionParts): Session {
  const store = createStore<SessionState>(() => INITIAL);
  const get = store.getState;
  const set = (change: Partial<SessionState>) => store.setState(change);

  let nextBranchId = 1;
  const destination = createDestination();

  const branch = (): Branch | undefined => branchOf(get());
  const events = (): readonly EventSummary[] => branch()?.events ?? [];

  function updateBranch(change: Partial<Branch>): void {
    const { branches, current } = get();
    set({ branches: branches.map((it) => (it.id === current ? { ...it, ...change } : it)) });
  }

  const feed = createRunFeed(client, {
    events(from, fresh) {
      const known = events();
      if (from + fresh.length > known.length) {
        updateBranch({ events: known.slice(0, from).concat(fresh), status: 'simulating' });
      }
      goWhereWanted(false);
    },
    paused() {
      updateBranch({ status: 'paused' });
      goWhereWanted(false);
      lookAhead();
    },
    ended(end) {
      updateBranch({ end, status: 'ended', events: events().slice(0, end.count) });
      goWhereWanted(true);
      if (end.unanchored.length > 0) {
        set({
          notice: {
            tone: 'info',
            text: 'In this run an event that a change was tied to never happens; the change was made at its time instead.',
            reload: false,
          },
        });
      }
    },
    failed(problem) {
      motion.pause();
      updateBranch({ status: 'failed', problem });
      set({ playing: false, notice: { tone: 'problem', text: problem, reload: true } });
    },
    died() {
      motion.pause();
      updateBranch({ status: 'paused' });
      set({
        playing: false,
        notice: {
          tone: 'problem',
          text: `The simulation stopped at event ${get().cursor}. The run is kept and can be loaded again.`,
          reload: true,
        },
      });
    },
    snapshot(snapshot) {
      const { cursor } = get();
      if (snapshot.index === cursor) set({ snapshot });
      else if (snapshot.index === cursor - 1) set({ previous: snapshot });
    },
  });

  const motion = createMotion(playhead, {
    events,
    complete: () => {
      const status = branch()?.status;
      return status === 'ended' || status === 'failed' || status === undefined;
    },
    cursor: () => get().cursor,
    nominalHopMs: () => nominalHopOf(branch()),
    speed: () => get().speed,
    holdAtBeats: () => get().holdAtBeats,
    still: reducedMotion,
    reach,
    stopsAt: (event) => stopsAt(get().breakpoints, event),
    finished: () => set({ playing: false }),
  });

  function reach(cursor: EventIndex): void {
    const snapshot = feed.snapshot(cursor);
    const previous = cursor > 0 ? feed.snapshot(cursor - 1) : null;
    const now = get();
    // While a state is fetched the stage keeps the one before.
    set({
      cursor,
      snapshot: snapshot ?? now.snapshot,
      previous: previous ?? (now.snapshot?.index === cursor - 1 ? now.snapshot : now.previous),
    });
    if (cursor + 1 < events().length) feed.snapshot(cursor + 1);
    lookAhead();
  }

  function lookAhead(): void {
    const now = branch();
    if (now === undefined || now.status !== 'paused') return;
    if (get().cursor + NEAR_END < now.events.length) return;
    extend(now.events.length + AHEAD);
  }

  function extend(until: number): void {
    updateBranch({ status: 'simulating' });
    feed.extend(until);
  }

  function goWhereWanted(complete: boolean): void {
    const isPaused = branch()?.status === 'paused';
    const next = destination.reached(events(), complete ? 'all' : isPaused ? 'asked' : 'some');
    if (next === null) return;
    if ('at' in next) motion.jumpTo(next.at);
    else if (isPaused) extend(next.until + NEAR_END);
  }

  /** Shows a branch: the worker works on one run at a time. */
  function show(id: BranchId, cursor: EventIndex | 'first'): void {
    motion.pause();
    playhead.stop();
    set({ current: id, playing: false, selection: keptSelection() });
    updateBranch({ status: 'simulating', end: null, problem: null });
    destination.want(cursor);
    const spec = branch()?.spec;
    if (spec === undefined) return;
    feed.load(spec, aheadOf(spec) + (cursor === 'first' ? 0 : cursor));
    goWhereWanted(false);
  }

  /** A message that was selected may not exist in another run. */
  function keptSelection(): SessionState['selection'] {
    const { selection } = get();
    return selection?.kind === 'node' ? selection : null;
  }

  function addBranch(added: Branch, after: EventIndex | 'first', grew: boolean): void {
    const { branches, current, cursor, undo } = get();
    if (current === null) return;
    const before = { branch: current, cursor };
    const step: UndoStep = {
      before,
      after: { branch: added.id, cursor: after === 'first' ? 0 : after },
      grew,
    };
    set({
      branches: [
        ...branches.map((it) => (grew && it.id === current ? { ...it, hidden: true } : it)),
        added,
      ],
      undo: [...undo, step],
      redo: [],
    });
    show(added.id, after);
  }

  function setHidden(id: BranchId, hidden: boolean): void {
    set({ branches: get().branches.map((it) => (it.id === id ? { ...it, hidden } : it)) });
  }

  function go(target: EventIndex | null, shown: boolean): void {
    destination.forgetEnd();
    if (get().playing) set({ playing: false });
    motion.settle();
    playhead.stop();
    if (target === null) return;
    if (shown) motion.glideTo(target);
    else motion.jumpTo(target);
  }

  /** From where the playhead leads, not from where it is on its way. */
  function from(): EventIndex {
    motion.settle();
    return get().cursor;
  }

  const actions: SessionActions = {
    ...lectureActions({
      get,
      set,
      from,
      extend,
      ask: (id) => feed.ask(id),
      pose: (index) => feed.pose(index),
      subscribe: store.subscribe,
      actions: () => actions,
      openWorld(name, spec, index) {
        const origin = { branch: get().current ?? 0, index };
        addBranch(newBranch(nextBranchId++, name, spec, origin), index, false);
      },
    }),
    ...besideActions({ get, set }),
    ...foundActions({
      get,
      show,
      add: (name, spec, origin, at) =>
        addBranch({ ...newBranch(nextBranchId++, name, spec, origin), isFound: true }, at, false),
    }),
    open(spec, cursor) {
      motion.pause();
      const id = nextBranchId++;
      set({ ...CLOSED, branches: [newBranch(id, MAIN_BRANCH_NAME, spec, null)], current: id });
      show(id, cursor ?? 'first');
    },
    restore(saved: SavedRun) {
      motion.pause();
      const branches = saved.branches.map(restoredBranch);
      nextBranchId = Math.max(0, ...branches.map((it) => it.id)) + 1;
      set({ ...CLOSED, branches, current: saved.current });
      show(saved.current, saved.cursor);
    },
    close() {
      motion.pause();
      destination.want(null);
      if (get().current !== null) feed.cancel();
      set(CLOSED);
    },
    toEnd() {
      if (events().length > 0) go(lastIndex(), false);
      if (branch()?.status === 'simulating') destination.want('last');
    },
    play() {
      const now = branch();
      if (now === undefined || get().playing) return;
      destination.forgetEnd();
      // From the end there is nothing to play but everything once more.
      if (now.status === 'ended' && from() >= lastIndex()) motion.jumpTo(firstIndex(now.events));
      set({ playing: true });
      motion.play();
    },
    pause() {
      motion.pause();
      set({ playing: false });
    },
    ...stepActions({
      events,
      from,
      go,
      selection: () => get().selection,
      quiet: () => get().quiet,
    }),
    setSpeed: (speed) => set({ speed }),
    select: (selection) => set({ selection }),
    intervene(action) {
      const parent = branch();
      if (parent === undefined) return;
      const cursor = from();
      const time = Math.floor(playhead.time);
      const spec = intervened(parent, cursor, time, action);
      // Nothing more would have happened: the run grows instead of forking.
      const grew = parent.status === 'ended' && cursor === parent.events.length - 1;
      const name = grew ? parent.name : branchName(action, cursor, spec.protocol);
      const origin = grew ? parent.from : { branch: parent.id, index: cursor };
      const shared = sharedEvents(parent, cursor, action);
      addBranch(
        newBranch(nextBranchId++, name, spec, origin, shared),
        cursor + (isAtOnce(action) ? 2 : 1),
        grew,
      );
    },
    vary(change) {
      const parent = branch();
      if (parent === undefined) return;
      const spec = fitted({ ...parent.spec, ...change });
      const name = describeChange(parent.spec, change);
      const origin = { branch: parent.id, index: 0 };
      addBranch(newBranch(nextBranchId++, name, spec, origin), 'first', false);
    },
    switchBranch(id) {
      if (id === get().current) return;
      const target = get().branches.find((it) => it.id === id);
      if (target === undefined) return;
      // The same instant in the other world, where it has one.
      const cursor = from();
      show(id, target.end === null ? cursor : Math.min(cursor, target.end.count - 1));
    },
    undo() {
      const step = get().undo.at(-1);
      if (step === undefined) return;
      const cursor = from();
      const left: UndoStep = { ...step, after: { ...step.after, cursor } };
      set({ undo: get().undo.slice(0, -1), redo: [...get().redo, left] });
      setHidden(step.after.branch, true);
      if (step.grew) setHidden(step.before.branch, false);
      show(step.before.branch, step.before.cursor);
    },
    redo() {
      const step = get().redo.at(-1);
      if (step === undefined) return;
      set({ redo: get().redo.slice(0, -1), undo: [...get().undo, step] });
      setHidden(step.after.branch, false);
      if (step.grew) setHidden(step.before.branch, true);
      show(step.after.branch, step.after.cursor);
    },
    reload() {
      const { current, cursor } = get();
      client.restart();
      set({ notice: null });
      if (current !== null) show(current, cursor);
    },
    notify: (notice) => set({ notice }),
    dismissNotice: () => set({ notice: null }),
    setTheme: (theme) => set({ theme, ...warnings(theme, get().present) }),
    setPresent: (present) => set({ present, panel: null, ...warnings(get().theme, present) }),
    setShortcuts: (shortcuts) => set({ shortcuts }),
    setHoldAtBeats: (holdAtBeats) => set({ holdAtBeats }),
    setPanel: (panel) => set({ panel }),
    awaitRun: () => set({ awaited: true }),
    openSheet(sheet) {
      actions.close();
      set({ sheet });
    },
    showClients: (clients) => set({ clients, judged: null }),
    setJudged: (judged) => set({ judged }),
    setAxis: (axis) => set({ axis }),
  };

  function lastIndex(): EventIndex {
    return Math.max(events().length - 1, 0);
  }

  return {
    store,
    actions,
    playhead,
    digest: (index) => feed.digest(index),
    ask: (question) => feed.ask(question),
    pose: (index) => feed.pose(index),
    still: (protocol, scenario) => feed.still(protocol, scenario),
  };
}
