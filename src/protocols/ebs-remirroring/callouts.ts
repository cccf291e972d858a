import type { TraceEvent } from '../../engine/action.ts';
import type { Callout } from '../../scene/lesson.ts';
import { clusterIn, controlIn, searchingIn } from './facts.ts';
import type { Ebs } from './types.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */
export const CALLOUTS: readonly Callout<Ebs>[] = [
  {
    id: 'EBS-1',
    text: 'No slot is free, and old replicas keep theirs. Searching on finds nobody a mirror.',
    holds: (event, _before, after) =>
      hasBeat(event, 'no free slot') &&
      searchingIn(after) > 0 &&
      clusterIn(after)?.reusesPeers === false &&
      clusterIn(after)?.cut.length === 0,
  },
  {
    id: 'EBS-2',
    text: 'Every thread waits for one zone. Calls for healthy zones find none.',
    holds: (event, _before, after) =>
      hasBeat(event, 'no thread left') && controlIn(after)?.pools === false,
  },
  {
    id: 'EBS-3',
    text: 'A crash makes more volumes search, and searches are what crashes nodes.',
    holds: (event, before, after) =>
      hasBeat(event, 'first crash') && searchingIn(after) > searchingIn(before),
  },
];

function hasBeat({ effects }: TraceEvent<Ebs>, beat: string): boolean {
  return effects.some((effect) => effect.kind === 'note' && effect.beat === beat);
}
