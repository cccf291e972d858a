import { useEffect } from 'react';
import type { Session } from '../../session/store.ts';
import { SPEEDS } from '../controls/transport.tsx';
import { useSession } from './session-context.ts';
import { actOnMessage, actOnNode, pickByNumber, toggleHeld } from './fault-keys.ts';

/** The keys of the page. Keys of one character can be switched off; what a control needs for itself it keeps. */
export function useShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || session.store.getState().current === null) return;
      if (handle(event, session)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [session]);
}

function handle(event: KeyboardEvent, session: Session): boolean {
  const { actions, store } = session;
  const target = event.target as Element;
  if (event.key === 'Escape' && store.getState().panel !== null) {
    return did(() => actions.setPanel(null));
  }
  if (target.matches('input:not([type="checkbox"]), textarea, [contenteditable]')) return false;
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    (event.shiftKey ? actions.redo : actions.undo)();
    return true;
  }
  if (!plain) return false;
  // A clicker must work wherever the focus is.
  if (event.key === 'PageDown') return did(actions.nextBeat);
  if (event.key === 'PageUp') return did(actions.previousBeat);
  const inForm = target.matches('select, input');
  if (inForm) return false;
  if (timeKey(event, session, target)) return true;
  if (event.key.length !== 1 || !store.getState().shortcuts) return false;
  return letterKey(event, session, target);
}

/** Arrows move in time only where they have nothing else to move in. */
function timeKey(event: KeyboardEvent, { actions, store }: Session, target: Element): boolean {
  const free =
    target === document.body || target.id === 'stage' || target.matches('[role="slider"]');
  if (!free) return false;
  switch (event.key) {
    case 'ArrowRight':
      return did(() => (event.shiftKey ? actions.stepMessage(1) : actions.step()));
    case 'ArrowLeft':
      return did(() => (event.shiftKey ? actions.stepMessage(-1) : actions.stepBack()));
    case 'Home':
      return did(() => actions.seek(0));
    case 'End':
      return did(() => actions.seek((lengthOf(store.getState()) || 1) - 1));
    default:
      return false;
  }
}

function lengthOf(state: ReturnType<Session['store']['getState']>): number {
  return state.branches.find((it) => it.id === state.current)?.events.length ?? 0;
}

function letterKey(event: KeyboardEvent, session: Session, target: Element): boolean {
  const { actions, store } = session;
  const state = store.getState();
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const onButton = target.matches('button, a[href], summary');
  if (/^[1-9]$/.test(key)) return pickByNumber(session, Number(key));
  switch (key) {
    case ' ':
      if (onButton) return false;
      return did(state.playing ? actions.pause : actions.play);
    case 'k':
      return did(state.playing ? actions.pause : actions.play);
    case 'l':
      return did(() => (event.shiftKey ? actions.stepAtNode(1) : actions.step()));
    case 'j':
      return did(() => (event.shiftKey ? actions.stepAtNode(-1) : actions.stepBack()));
    case 'n':
      return did(actions.nextBeat);
    case 'p':
      return did(actions.previousBeat);
    case '[':
    case ']': {
      const at = SPEEDS.indexOf(state.speed) + (key === ']' ? 1 : -1);
      return did(() => actions.setSpeed(SPEEDS[at] ?? state.speed));
    }
    case 'c':
    case 's':
    case 'x':
    case 'h':
    case 't':
      return actOnNode(session, key);
    case 'd':
    case 'u':
    case 'y':
      return actOnMessage(session, key);
    case 'm':
      return did(() => toggleHeld(session));
    case 'g':
      return did(() => actions.setPanel('share'));
    case 'i':
      return did(() => actions.setPanel('inspect'));
    case '?':
      return did(() => actions.setPanel('help'));
    default:
      return false;
  }
}

function did(act: () => void): true {
  act();
  return true;
}
