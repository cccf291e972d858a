import type { EventIndex } from '../engine/configuration.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { EventSummary } from '../worker/wire.ts';
import { branchOf } from './current-branch.ts';
import type { Branch, BranchId, SessionState } from './state.ts';
import type { Session } from './store.ts';

/** Another run, shown beside the one in force and led by its cursor. */
export interface Beside {
  readonly name: string;
  readonly spec: RunSpec;
  /** The branch it is of; null: a scenario of its own. */
  readonly branch: BranchId | null;
  /** What the two have in common at each instant: how many events there were, or how much time has passed. */
  readonly by: 'event' | 'time';
}

export interface BesideActions {
  /** Shows another branch beside this one: that one, or the nearest there is. */
  readonly compare: (branch?: BranchId) => void;
  /** Shows a scenario beside this run. */
  readonly compareWith: (name: string, spec: RunSpec) => void;
  readonly setLock: (by: Beside['by']) => void;
  readonly closeBeside: () => void;
}

interface Host {
  readonly get: () => SessionState;
  readonly set: (change: Partial<SessionState>) => void;
}

export function besideActions({ get, set }: Host): BesideActions {
  return {
    compare(branch) {
      const { branches } = get();
      const other =
        branch === undefined ? nearestOther(get()) : branches.find((it) => it.id === branch);
      if (other === undefined || other.id === get().current) return;
      const { name, spec, id } = other;
      set({ beside: { name, spec, branch: id, by: 'event' }, panel: null });
    },
    compareWith: (name, spec) => set({ beside: { name, spec, branch: null, by: 'time' } }),
    setLock(by) {
      const { beside } = get();
      if (beside !== null) set({ beside: { ...beside, by } });
    },
    closeBeside: () => set({ beside: null }),
  };
}

/** The one it came from, else the newest of the others. */
export function nearestOther(state: SessionState): Branch | undefined {
  const now = branchOf(state);
  const others = state.branches.filter((it) => !it.hidden && it.id !== now?.id);
  return others.find((it) => it.id === now?.from?.branch) ?? others.at(-1);
}

/**
 * Keeps a second session at the same instant as the first, for as long as a run is shown beside it. The second has a
 * worker of its own and no loop: the first moves both. `open` is asked once, when it is first needed.
 */
export function connectBeside(session: Session, open: () => Session): () => Session {
  let other: Session | null = null;

  function make(): Session {
    const made = open();
    made.store.subscribe((state, before) => {
      if (branchOf(state)?.events.length !== branchOf(before)?.events.length) follow();
    });
    session.playhead.addWriter((time) => {
      const { beside } = session.store.getState();
      if (beside !== null) made.playhead.set(sameMoment(session, made, beside.by, time));
    });
    return made;
  }

  function follow(): void {
    const state = session.store.getState();
    const { beside, cursor } = state;
    const theirs = other === null ? undefined : branchOf(other.store.getState())?.events;
    if (other === null || beside === null || theirs === undefined || theirs.length === 0) return;
    const target = beside.by === 'event' ? cursor : lastUntil(theirs, timeAt(state));
    if (other.store.getState().cursor !== target) other.actions.seek(target);
  }

  function swap(left: BranchId | null): void {
    const origin = session.store.getState().branches.find((it) => it.id === left && !it.hidden);
    if (origin === undefined) session.actions.closeBeside();
    else session.actions.compare(origin.id);
  }

  session.store.subscribe((state, before) => {
    if (state.beside?.spec !== before.beside?.spec) {
      if (state.beside === null) other?.actions.close();
      else (other ??= make()).actions.open(state.beside.spec, state.cursor);
    }
    // Who goes over to the other world has the one they came from beside it.
    if (state.beside !== null && state.beside.branch === state.current) swap(before.current);
    else if (state.cursor !== before.cursor || state.beside?.by !== before.beside?.by) follow();
  });

  return () => (other ??= make());
}

function timeAt(state: SessionState): number {
  return branchOf(state)?.events[state.cursor]?.time ?? 0;
}

/** The last event that has happened by then. */
function lastUntil(events: readonly EventSummary[], time: number): EventIndex {
  const next = events.findIndex((event) => event.time > time);
  return (next < 0 ? events.length : next) - 1;
}

/** Between two events as far in the other run as in this one; or at the same time. */
function sameMoment(session: Session, other: Session, by: Beside['by'], time: number): number {
  if (by === 'time') return time;
  const mine = session.store.getState();
  const theirs = other.store.getState();
  const gap = (state: SessionState) => {
    const events = branchOf(state)?.events ?? [];
    const from = events[state.cursor]?.time ?? 0;
    return { from, length: Math.max((events[state.cursor + 1]?.time ?? from) - from, 0) };
  };
  const a = gap(mine);
  const b = gap(theirs);
  const share = a.length === 0 ? 0 : Math.min(Math.max((time - a.from) / a.length, 0), 1);
  return b.from + share * b.length;
}
