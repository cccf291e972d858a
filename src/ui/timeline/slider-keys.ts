import type { KeyboardEvent } from 'react';
import type { SessionActions } from '../../session/state.ts';

/** Arrows go by one event, as a slider does; the page's own keys do the rest. */
export function onSliderKey(
  event: KeyboardEvent,
  actions: SessionActions,
  first: number,
  /** Where the future is hidden: the end of what may be seen. */
  last: number | null,
): boolean {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') actions.step();
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') actions.stepBack();
  else if (event.key === 'Home') actions.seek(first);
  else if (event.key === 'End' && last === null) actions.toEnd();
  else if (event.key === 'End') actions.seek(last ?? first);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
