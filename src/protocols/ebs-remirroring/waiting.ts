import type { Configuration } from '../../engine/configuration.ts';
import type { Waiting } from '../../engine/protocol.ts';
import { clusterIn } from './facts.ts';
import { CLUSTER } from './nodes.ts';
import type { Ebs } from './types.ts';

/** Volumes that answer nobody: those that look for a mirror, and those that have no replica left. */
export function waitingFor(configuration: Configuration<Ebs>): readonly Waiting[] {
  const state = clusterIn(configuration);
  if (state === null) return [];
  const found: Waiting[] = [];
  const rule = state.cut.length > 0 ? 'EBS-BLOCK' : 'EBS-SEARCH';
  if (state.open.length > 0)
    found.push({
      process: CLUSTER,
      subject: `${state.open.length} volumes`,
      waitsFor: [CLUSTER],
      rule,
    });
  if (state.lost.length > 0)
    found.push({
      process: CLUSTER,
      subject: `${state.lost.length} volumes without a replica`,
      waitsFor: [CLUSTER],
      rule: 'EBS-CLOSE',
    });
  return found;
}
