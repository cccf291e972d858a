import type { Evidence } from '../../scene/lesson.ts';
import { choiceOf } from '../draft-question.ts';
import { hostsIn, investigatedIn, percent, workingIn, type Here } from './facts.ts';
import { SCENARIOS } from './scenarios.ts';
import type { LeapDay } from './types.ts';

/** What questions are put together from. */

export const choice = choiceOf<LeapDay>;

export type Facts = Evidence<LeapDay>;

export const EVERYWHERE: readonly string[] = SCENARIOS.map(({ id }) => id);

/** How much of the cluster is in service, in four words. */
export function shareServing(here: Here): 'most' | 'many' | 'few' | 'none' {
  const share = percent(workingIn(here), hostsIn(here)?.down.length ?? 0);
  if (share === 0) return 'none';
  return share >= 90 ? 'most' : share >= 40 ? 'many' : 'few';
}

/** How many hosts fall from here to the end, beside how many are out by now. */
export function furtherFalls({ now, run }: Facts): 'none' | 'fewer' | 'more' {
  const out = investigatedIn(now);
  const further = investigatedIn(run.end) - out;
  if (further <= 0) return 'none';
  return further > out ? 'more' : 'fewer';
}
