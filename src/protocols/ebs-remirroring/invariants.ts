import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, PropertyContext } from '../../engine/protocol.ts';
import { clusterIn } from './facts.ts';
import { countSearching, countStuck, freeSlots } from './nodes.ts';
import type { ClusterState, Ebs } from './types.ts';

/** What must be true of every run, and what may come about. */
export const INVARIANTS: readonly Invariant<Ebs>[] = [
  sometimes(
    'EBS-STORMS',
    'Volumes search, and no slot is free',
    (state, { options }) => countSearching(state) > 0 && freeSlots(state, options) === 0,
  ),
  sometimes(
    'EBS-HEALS',
    'After a shift every volume is well again',
    (state) => state.shifts > 0 && state.cut.length === 0 && countStuck(state) === 0,
  ),
];

function sometimes(
  rule: string,
  title: string,
  has: (state: ClusterState, context: PropertyContext<Ebs>) => boolean,
): Invariant<Ebs> {
  return {
    rule,
    title,
    expectation: 'sometimes',
    check: (configuration: Configuration<Ebs>, context) => {
      const state = clusterIn(configuration);
      return state !== null && has(state, context) ? { message: `${title}.`, processes: [] } : null;
    },
  };
}
