/**
 * A 64-bit rolling hash as two 32-bit lanes, of UTF-16 code units. Integer arithmetic only, so that it
 * comes out alike in every browser. (Mixing steps after MurmurHash3's 32-bit finalizer, A. Appleby.)
 */
export interface Hash64 {
  readonly high: number;
  readonly low: number;
}

export const EMPTY_HASH: Hash64 = { high: 0x9e3779b9, low: 0x85ebca6b };

/** Folds `text` into `hash`. */
export function fold(hash: Hash64, text: string): Hash64 {
  let high = hash.high | 0;
  let low = hash.low | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return { high: finish(high ^ text.length), low: finish(low ^ high) };
}

function finish(lane: number): number {
  let bits = lane;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Sixteen hexadecimal digits. */
export function hex(hash: Hash64): string {
  return (
    (hash.high >>> 0).toString(16).padStart(8, '0') + (hash.low >>> 0).toString(16).padStart(8, '0')
  );
}

/** A 32-bit hash of a text. */
export function hash32(text: string, seed = 0): number {
  let bits = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (let i = 0; i < text.length; i++) {
    bits = Math.imul(bits ^ text.charCodeAt(i), 0x9e3779b1);
    bits ^= bits >>> 15;
  }
  return finish(bits ^ text.length);
}
