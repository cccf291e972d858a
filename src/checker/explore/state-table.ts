import { hashWords, type KeyWriter } from './key-writer.ts';

/** Returned by `add` for a state that is known. */
export const KNOWN = -1;
/** Returned by `add` where the table may not grow any further. */
export const FULL = -2;

const FIRST_STATES = 1 << 10;
const BYTES_PER_WORD = 4;

/**
 * Every state seen so far, by its key: an open-addressing table over one block of keys, and for each state from which
 * other state, and by which action, it was first reached. States are numbered in the order in which they came.
 */
export class StateTable {
  count = 0;
  #slots = new Int32Array(FIRST_STATES * 2);
  #hashes = new Int32Array(FIRST_STATES);
  #starts = new Uint32Array(FIRST_STATES + 1);
  #parents = new Int32Array(FIRST_STATES);
  #actions = new Int32Array(FIRST_STATES);
  #keys = new Int32Array(FIRST_STATES);

  /** Bytes held, spare room included. */
  get bytes(): number {
    const { length } = this.#parents;
    return BYTES_PER_WORD * (this.#slots.length + 4 * length + this.#keys.length);
  }

  /**
   * In: the key; the state it was reached from (-1: from nowhere) and the position of the action in what is enabled
   * there; how many states and bytes the table may hold. Out: the number of the new state, `KNOWN` or `FULL`.
   */
  add(
    { words, length }: KeyWriter,
    parent: number,
    action: number,
    statesMax: number,
    bytesMax: number,
  ): number {
    const hash = hashWords(words, length);
    let slot = this.#find(hash, words, length);
    if (slot < 0) return KNOWN;
    if (this.count >= statesMax) return FULL;
    if (!this.#hasRoomFor(length)) {
      if (!this.#grow(length, bytesMax)) return FULL;
      slot = this.#find(hash, words, length);
    }
    const id = this.count++;
    const start = this.#starts[id] as number;
    for (let at = 0; at < length; at++) this.#keys[start + at] = words[at] as number;
    this.#starts[id + 1] = start + length;
    this.#hashes[id] = hash;
    this.#parents[id] = parent;
    this.#actions[id] = action;
    this.#slots[slot] = id + 1;
    return id;
  }

  /** Positions of actions that lead from an initial state to this one, and the number of that initial state. */
  pathTo(id: number): { readonly initial: number; readonly actions: readonly number[] } {
    const actions: number[] = [];
    let at = id;
    while ((this.#parents[at] as number) >= 0) {
      actions.push(this.#actions[at] as number);
      at = this.#parents[at] as number;
    }
    return { initial: this.#actions[at] as number, actions: actions.reverse() };
  }

  /** The slot where this key belongs, or -1 where it is already. */
  #find(hash: number, words: Int32Array, length: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (
      let found = this.#slots[slot] as number;
      found !== 0;
      found = this.#slots[slot] as number
    ) {
      if (this.#hashes[found - 1] === hash && this.#isKey(found - 1, words, length)) return -1;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isKey(id: number, words: Int32Array, length: number): boolean {
    const start = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.#keys[start + at] !== words[at]) return false;
    return true;
  }

  #hasRoomFor(words: number): boolean {
    const end = (this.#starts[this.count] as number) + words;
    return this.count < this.#parents.length && end <= this.#keys.length;
  }

  #grow(words: number, bytesMax: number): boolean {
    const isCrowded = this.count === this.#parents.length;
    const states = isCrowded ? this.count * 2 : this.#parents.length;
    const used = this.#starts[this.count] as number;
    const keys = used + words > this.#keys.length ? 2 * used + words : this.#keys.length;
    if (BYTES_PER_WORD * (states * 6 + keys) > bytesMax) return false;
    if (keys > this.#keys.length) this.#keys = copied(this.#keys, new Int32Array(keys));
    if (!isCrowded) return true;
    this.#hashes = copied(this.#hashes, new Int32Array(states));
    this.#starts = copied(this.#starts, new Uint32Array(states + 1));
    this.#parents = copied(this.#parents, new Int32Array(states));
    this.#actions = copied(this.#actions, new Int32Array(states));
    this.#slots = new Int32Array(states * 2);
    for (let id = 0; id < this.count; id++) this.#place(id);
    return true;
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[id] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }
}

function copied<T extends Int32Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
