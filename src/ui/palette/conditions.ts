import type { SessionState } from '../../session/state.ts';
import { branchOf } from '../../session/current-branch.ts';
import { firstIndex, isVisible, previousWhere } from '../../session/step-targets.ts';

/** Why a thing cannot be done now, in one sentence; null: it can. */
export type Condition = (state: SessionState) => string | null;

export const atStart: Condition = (state) => {
  const events = branchOf(state)?.events ?? [];
  // A run that has just been opened is not known as far as its cursor.
  if (state.cursor >= events.length) return null;
  const isFirst = state.cursor <= firstIndex(events);
  return isFirst || previousWhere(events, state.cursor, isVisible) === null
    ? 'This is the beginning of the run.'
    : null;
};

export const atEnd: Condition = (state) => {
  const branch = branchOf(state);
  if (branch === undefined || state.question !== null) return null;
  const isHeld = state.snapshot?.picture.held === true;
  if (isHeld && state.cursor >= branch.events.length - 1) {
    return 'You are the network: pick what happens next.';
  }
  return branch.status === 'ended' && state.cursor >= branch.events.length - 1
    ? 'This is the end of the run.'
    : null;
};

export const needsRun: Condition = (state) => (state.snapshot === null ? 'No run is open.' : null);

export const needsNode: Condition = (state) =>
  state.selection?.kind === 'node' ? null : 'Select a node first.';

export const needsMessage: Condition = (state) => {
  const { selection, snapshot } = state;
  const isThere =
    selection?.kind === 'message' &&
    snapshot?.picture.inFlight.some((it) => it.name === selection.name) === true;
  return isThere ? null : 'Select a message on its way first.';
};

export const needsCut: Condition = (state) =>
  (state.snapshot?.picture.cuts.length ?? 0) > 0 ? null : 'Nothing is cut.';

export const needsUp: Condition = (state) => {
  const { selection, snapshot } = state;
  if (selection?.kind !== 'node') return 'Select a node first.';
  const status = snapshot?.picture.processes.find((it) => it.id === selection.id)?.status;
  return status === 'up' || status === 'stalled' ? null : `${selection.id} is down.`;
};

export const needsTimer: Condition = (state) => {
  const { selection, snapshot } = state;
  if (selection?.kind !== 'node') return 'Select a node first.';
  const process = snapshot?.picture.processes.find((it) => it.id === selection.id);
  return (process?.timers.length ?? 0) > 0 ? null : `${selection.id} has no timer running.`;
};

export const noneOf =
  (...conditions: readonly Condition[]): Condition =>
  (state) => {
    for (const condition of conditions) {
      const why = condition(state);
      if (why !== null) return why;
    }
    return null;
  };
