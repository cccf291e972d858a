import { mapEntries } from '../../base/persistent-map.ts';
import type { Configuration } from '../../engine/configuration.ts';
import { decisionOn } from './ghost.ts';
import type { TwoPhase } from './types.ts';

/** What became of the transactions. */
export function resultOf({ ghost }: Configuration<TwoPhase>): string {
  const decisions = new Set<string>([
    ...ghost.stories.map((story) => decisionOn(story) ?? 'undecided'),
    ...mapEntries(ghost.past).map(([, decision]) => decision),
  ]);
  if (decisions.size === 0) return 'undecided';
  if (decisions.size === 1) return [...decisions].join('');
  return decisions.has('committed') ? 'some committed' : 'some undecided';
}
