import type { Action, AppliedEffect, TraceEvent } from '../engine/action.ts';
import type { Configuration, ProtocolTypes, VirtualTime } from '../engine/configuration.ts';
import type { Machine } from '../engine/machine.ts';

/** A crash undoes the others: memory, timers, records that are not durable yet. */
const OUTLIVES_A_CRASH: ReadonlySet<AppliedEffect['kind']> = new Set([
  'send',
  'durable',
  'truncate',
  'reply',
  'giveUp',
]);

const MOST_EFFECTS = 1000;

/**
 * After which effects of an event its process may crash so that it matters: each leaves more behind than the one
 * before, and less than the whole event. In: the configuration before, the action, the instant, and what came of it.
 */
export function crashesWithin<P extends ProtocolTypes>(
  machine: Machine<P>,
  before: Configuration<P>,
  action: Action<P>,
  time: VirtualTime,
  { effects }: TraceEvent<P>,
): readonly number[] {
  const all = lastingIn(effects);
  if (all < 2) return [];
  const found: number[] = [];
  let left = 0;
  for (let cutAfter = 0; left < all && cutAfter < MOST_EFFECTS; cutAfter++) {
    const { event } = machine.step(before, action, { time, cutAfter });
    const lasting = lastingIn(event.effects);
    if (lasting > left && lasting < all) found.push(cutAfter);
    left = lasting;
  }
  return found;
}

function lastingIn(effects: readonly AppliedEffect[]): number {
  return effects.filter(({ kind }) => OUTLIVES_A_CRASH.has(kind)).length;
}
