import { findProtocol } from '../protocols/registry.ts';
import type { Branch } from './state.ts';
import { firstIndex } from './step-targets.ts';

/** A run opens on the question of its scenario, not on the start of some process; null: it has moved on. */
export function openingSentence(branch: Branch | undefined, cursor: number): string | null {
  if (branch === undefined || branch.from !== null || branch.events.length === 0) return null;
  if (cursor !== firstIndex(branch.events)) return null;
  const { protocol, scenario } = branch.spec;
  const scenarios = findProtocol(protocol)?.scenarios ?? [];
  return scenarios.find(({ id }) => id === scenario)?.title ?? null;
}

/** A run that a search has found opens where the clock is stopped: what it is says more than that. */
export function foundSentence(branch: Branch | undefined, cursor: number): string | null {
  if (branch?.isFound !== true || cursor !== (branch.from?.index ?? 0) + 1) return null;
  if (branch.events[cursor]?.fault !== 'holdClock') return null;
  return `From here on, step by step: ${branch.name}.`;
}
