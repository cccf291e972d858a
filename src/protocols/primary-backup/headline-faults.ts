import type { Fault } from '../../engine/action.ts';
import type { Facts } from './headline-facts.ts';
import { isBackup, isPrimary } from './views.ts';
import { viewText } from './words.ts';

/** A fault strikes, where there is more to say than that. */
export function faultHeadline(facts: Facts, fault: Fault): string | null {
  if (fault.kind === 'crash') return fault.loseDisk === true ? null : crash(facts);
  return fault.kind === 'restart' ? restart(facts) : null;
}

function crash({ self, was }: Facts): string | null {
  const state = was?.state;
  switch (state?.role) {
    case 'client':
      return `${self} crashes and forgets what it has asked for.`;
    case 'view server':
      return `${self} crashes. Its view is on disk, but nobody can ask for it.`;
    case 'server':
      if (isPrimary(state.view, self))
        return `${self} crashes, taking itself for the primary. Its memory is gone.`;
      if (isBackup(state.view, self))
        return `${self} crashes, taking itself for the backup. Its memory is gone.`;
      return `${self} crashes. It had no part in the view it knew.`;
    case undefined:
      return null;
  }
}

function restart({ self, was, is }: Facts): string | null {
  const state = is?.state;
  switch (state?.role) {
    case 'client':
      return `${self} is back and remembers no request.`;
    case 'view server':
      return `${self} is back and finds view ${viewText(state.view)} on its disk.`;
    case 'server':
      return was?.status === 'unstarted'
        ? `${self} is started. It is empty, and it will ping.`
        : `${self} is back with an empty memory. It will ping 0.`;
    case undefined:
      return null;
  }
}
