import { findProtocol } from '../protocols/registry.ts';
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
