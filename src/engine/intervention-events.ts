import type { TraceEvent } from './action.ts';
import type { EventIndex } from './configuration.ts';
import type { Intervention } from './spec.ts';

/**
 * Which event each intervention became, by position; null where it has not happened (yet). They happen in the order
 * of the list; only a pick of the manual scheduler may have been impossible and be passed over.
 */
export function interventionEvents(
  interventions: readonly Intervention[],
  events: readonly TraceEvent[],
): readonly (EventIndex | null)[] {
  const found: (EventIndex | null)[] = interventions.map(() => null);
  let next = 0;
  for (const event of events) {
    if (next === interventions.length) break;
    let at = next;
    while (at < interventions.length && !became(interventions[at], event)) {
      if (interventions[at]?.action.kind !== 'take') at = interventions.length;
      else at += 1;
    }
    if (at === interventions.length) continue;
    found[at] = event.index;
    next = at + 1;
  }
  return found;
}

/** The engine carries out the very objects of the plan. */
function became(intervention: Intervention | undefined, { action, name }: TraceEvent): boolean {
  const wanted = intervention?.action;
  if (wanted === undefined) return false;
  if (wanted.kind === 'take') return wanted.action === name;
  if (wanted.kind === 'invoke') {
    return action.kind === 'invoke' && action.operation === wanted.operation;
  }
  return action.kind === 'fault' && action.fault === wanted;
}
