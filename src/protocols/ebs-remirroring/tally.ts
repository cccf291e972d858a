import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration } from '../../engine/configuration.ts';
import { clusterIn } from './facts.ts';
import type { Ebs } from './types.ts';

/** Volumes that were asked for and created, batch by batch; searches in the second before each look. */
export function tally(
  event: TraceEvent<Ebs>,
  before: Configuration<Ebs>,
): readonly (readonly [name: string, by: number])[] {
  const found: (readonly [string, number])[] = [];
  for (const effect of event.effects) {
    if (effect.kind !== 'send') continue;
    if (effect.message.kind === 'CREATE') found.push(['volumes asked for', effect.message.count]);
    else found.push(['batches created', effect.message.batches.length]);
  }
  const searches = clusterIn(before)?.searches ?? 0;
  if (event.name.startsWith('fire EBS') && searches > 0)
    found.push(['searches, sampled', searches]);
  return found;
}
