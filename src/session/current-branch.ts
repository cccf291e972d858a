import { findProtocol } from '../protocols/registry.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { Branch, SessionState } from './state.ts';

export function branchOf(state: SessionState): Branch | undefined {
  return state.branches.find((it) => it.id === state.current);
}

export function nominalHopOf(branch: Branch | undefined): number {
  if (branch === undefined) return 50;
  const scenarios = findProtocol(branch.spec.protocol)?.scenarios ?? [];
  const own = scenarios.find((it) => it.id === branch.spec.scenario) ?? scenarios[0];
  return own?.nominalHopMs ?? 50;
}

/** How many events are simulated ahead of the cursor. */
export const AHEAD = 600;
/** The axis of a model's charts is the whole of its run. */
const WHOLE = 100_000;

/** How many events of a run are wanted when it is opened. */
export function aheadOf({ protocol }: RunSpec): number {
  return findProtocol(protocol)?.presentation.outage === undefined ? AHEAD : WHOLE;
}
