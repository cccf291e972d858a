import { useEffect } from 'react';
import type { Session } from '../../session/store.ts';
import { keyOf } from '../palette/command.ts';
import { commandFor, whyNot } from '../palette/commands.ts';
import { pickByNumber } from './fault-keys.ts';
import { fillScreen, isFullScreen } from './full-screen.ts';
import { useSession } from './session-context.ts';

/** The keys of the page. Keys of one character can be switched off; what a control needs for itself it keeps. */
export function useShortcuts(openPalette: () => void): void {
  const session = useSession();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (keyOf(event) === 'Ctrl+k') {
        openPalette();
        event.preventDefault();
      } else if (session.store.getState().current !== null && handle(event, session)) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [session, openPalette]);
}

const TEXT_FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable]';

/** It wants the space bar and nothing else. */
const SWITCH = 'input[type="checkbox"]';
const OWN_KEYS = `select, input:not(${SWITCH})`;

function handle(event: KeyboardEvent, session: Session): boolean {
  const { actions, store } = session;
  const state = store.getState();
  const target = event.target as Element;
  if (event.key === 'Escape') return actions.escape();
  if (target.matches(TEXT_FIELDS) || event.altKey) return false;
  const key = keyOf(event);
  if (state.blackout) return wake(key, session);
  // A clicker must work wherever the focus is.
  if (key === 'PageDown' || key === 'PageUp') return click(key === 'PageDown', session);
  if (key === 'F5') return state.present && toggleFullScreen();
  if (target.matches(OWN_KEYS) && key !== 'Enter') return false;
  if (key === 'Enter') return finish(session, target);
  if (state.shortcuts && /^[1-9]$/.test(key)) return pickByNumber(session, Number(key));
  if (/Arrow|Home|End/.test(key) && !isFree(target)) return false;
  if (key === ' ' && target.matches(`button, a[href], summary, ${SWITCH}`)) return false;
  const command = commandFor(key, state);
  if (command === undefined) return false;
  const why = whyNot(command, state);
  if (why === null) command.run(session);
  // At its ends the run itself shows that it goes no further.
  else if (command.group !== 'Time') actions.notify({ tone: 'info', text: why, reload: false });
  return true;
}

/** Where arrows go from one to the next. */
const OWN_ARROWS = '[role="toolbar"], [role="menu"], [role="tablist"], [role="radiogroup"], svg';

/** Arrows move in time only where they have nothing else to move in. */
function isFree(target: Element): boolean {
  if (target === document.body || target.id === 'stage' || target.matches('[role="slider"]'))
    return true;
  const isPlain = target.matches(`button, a[href], summary, aside, [role="region"], ${SWITCH}`);
  return isPlain && target.closest(OWN_ARROWS) === null;
}

/** While the screen is black, the keys that made it so make it light again, and those of a clicker. */
function wake(key: string, { actions }: Session): boolean {
  if (['b', '.', ' ', 'Enter', 'PageDown', 'PageUp'].includes(key)) actions.setBlackout(false);
  return true;
}

/** Forward tells the answer of a question that is open, and then goes on. */
function click(forward: boolean, { actions, store }: Session): boolean {
  const { question } = store.getState();
  if (question === null) (forward ? actions.nextBeat : actions.previousBeat)();
  else if (forward && question.stage !== 'revealed') actions.reveal();
  else actions.closeQuestion();
  return true;
}

function toggleFullScreen(): boolean {
  fillScreen(!isFullScreen());
  return true;
}

/** Enter tells the answer, unless it belongs to a control. */
function finish({ actions, store }: Session, target: Element): boolean {
  const { question } = store.getState();
  if (question?.stage !== 'open' || target.matches('button, a[href], summary, select, input')) {
    return false;
  }
  actions.reveal();
  return true;
}
