import type { Session } from '../../session/store.ts';
import { pastTimeout } from '../menu/message-items.ts';

/** What single keys do to the selected node or message: the same as the items of its menu. */

/** C crashes or restarts, S stalls or resumes, X cuts off, H reconnects, T fires the next timer. */
export function actOnNode({ store, actions }: Session, key: 'c' | 's' | 'x' | 'h' | 't'): boolean {
  const { selection, snapshot } = store.getState();
  if (selection?.kind !== 'node' || snapshot === null) return false;
  const process = snapshot.picture.processes.find((it) => it.id === selection.id);
  if (process === undefined) return false;
  const down = process.status === 'crashed' || process.status === 'unstarted';
  const { id } = process;
  const others = snapshot.picture.processes.map((it) => it.id).filter((it) => it !== id);
  switch (key) {
    case 'c':
      actions.intervene({ kind: down ? 'restart' : 'crash', process: id });
      return true;
    case 's':
      if (down) return false;
      actions.intervene({ kind: process.status === 'stalled' ? 'resume' : 'stall', process: id });
      return true;
    case 'x':
    case 'h':
      actions.intervene({ kind: key === 'x' ? 'cut' : 'heal', from: [id], to: others, both: true });
      return true;
    case 't': {
      const next = process.timers.toSorted((a, b) => a.due - b.due)[0];
      if (next === undefined) return false;
      actions.intervene({ kind: 'fireTimerNow', timer: next.name });
      return true;
    }
  }
}

/** D drops, U duplicates, Y delays past the timeout. */
export function actOnMessage({ store, actions }: Session, key: 'd' | 'u' | 'y'): boolean {
  const { selection, snapshot } = store.getState();
  if (selection?.kind !== 'message' || snapshot === null) return false;
  const envelope = snapshot.picture.inFlight.find((it) => it.name === selection.name)?.name;
  if (envelope === undefined) return false;
  if (key === 'y')
    actions.intervene({ kind: 'delay', envelope, byMs: pastTimeout(envelope, snapshot) });
  else actions.intervene({ kind: key === 'd' ? 'drop' : 'duplicate', envelope });
  return true;
}

/** A number answers an open question; while the clock is held it picks what happens next; else it selects a node. */
export function pickByNumber({ store, actions }: Session, number: number): boolean {
  const { snapshot, question } = store.getState();
  if (snapshot === null) return false;
  if (question?.stage === 'open') {
    const option = question.options[number - 1];
    if (option === undefined) return false;
    actions.choose(option.id);
    // There Enter tells the answer.
    document.querySelectorAll<HTMLInputElement>('input[name="answer"]')[number - 1]?.focus();
    return true;
  }
  if (snapshot.picture.held) {
    const action = snapshot.enabled[number - 1];
    if (action !== undefined) actions.intervene({ kind: 'take', action: action.name });
    return action !== undefined;
  }
  const process = snapshot.picture.processes[number - 1];
  if (process === undefined) return false;
  actions.select({ kind: 'node', id: process.id });
  document.getElementById(`node-${process.id}`)?.focus();
  return true;
}

export function toggleHeld({ store, actions }: Session): void {
  const held = store.getState().snapshot?.picture.held ?? false;
  actions.intervene({ kind: held ? 'resumeClock' : 'holdClock' });
}
