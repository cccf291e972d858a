import { hash32 } from './hash.ts';

/**
 * Keyed randomness: the draw depends on (seed, purpose, id) alone and not on what was drawn before, so that
 * losing one message does not change the latency of the others.
 * Out: an integer in [min, max], both included; `min` when the range is empty.
 */
export function drawInteger(
  seed: number,
  purpose: string,
  id: string,
  min: number,
  max: number,
): number {
  if (max <= min) return min;
  return min + (hash32(`${purpose}|${id}`, seed) % (max - min + 1));
}
