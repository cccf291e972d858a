const FIRST_CAPACITY = 64;

/** Takes down one key, as 32-bit words; the buffer is used again for the next key. */
export class KeyWriter {
  words = new Int32Array(FIRST_CAPACITY);
  length = 0;

  /** Forgets the key so far. */
  reset(): void {
    this.length = 0;
  }

  /** In: an integer of 32 bits. */
  word(value: number): void {
    if (this.length === this.words.length) this.#grow();
    this.words[this.length++] = value;
  }

  #grow(): void {
    const wider = new Int32Array(this.words.length * 2);
    wider.set(this.words);
    this.words = wider;
  }
}

/** Spreads a key over 32 bits. (Mixing steps after MurmurHash3, A. Appleby.) */
export function hashWords(words: Int32Array, length: number): number {
  let bits = length;
  for (let at = 0; at < length; at++) {
    let word = Math.imul(words[at] as number, 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    bits ^= word;
    bits = (Math.imul((bits << 13) | (bits >>> 19), 5) + 0xe6546b64) | 0;
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
