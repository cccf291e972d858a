import { canonical } from '../base/canonical.ts';
import { EMPTY_HASH, fold, type Hash64 } from '../base/hash.ts';
import type { AppliedEffect, TraceEvent } from './action.ts';

export const EMPTY_DIGEST: Hash64 = EMPTY_HASH;

/** Rolls one event into the digest of a trace: time, action and effects in canonical form; texts stay out. */
export function digestEvent(digest: Hash64, event: TraceEvent): Hash64 {
  return fold(
    digest,
    canonical([event.time, event.action, event.cutAfter, event.effects.filter(isNoText)]),
  );
}

function isNoText(effect: AppliedEffect): boolean {
  return effect.kind !== 'note';
}
