import { findProtocol } from '../../protocols/registry.ts';
import { branchOf } from '../current-branch.ts';
import type { SessionState } from '../state.ts';

/** Why the runs of what is shown are not searched; null: they are. */
export function whyNotSearched(state: SessionState): string | null {
  const protocol = branchOf(state)?.spec.protocol;
  if (protocol === undefined) return 'No run is open.';
  return findProtocol(protocol)?.presentation.outage === undefined
    ? null
    : 'This is a model of a large system, in which chance has a part: its runs are not searched.';
}

export { whyNotInEveryOrder } from '../../engine/options.ts';
