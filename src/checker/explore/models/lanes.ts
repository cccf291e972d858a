/*
 * A state packed into one word: a lane of so many bits for each of several interchangeable processes, from bit 0 up,
 * and what they have in common above the last lane.
 */

/** The word whose lanes are sorted: the same for all words that a renaming of the processes turns into each other. */
export function sortedLanes(state: number, lanes: number, bits: number): number {
  const mask = (1 << bits) - 1;
  let sorted = state;
  for (let end = lanes - 1; end > 0; end--) {
    for (let at = 0; at < end; at++) {
      const low = (sorted >>> (at * bits)) & mask;
      const high = (sorted >>> ((at + 1) * bits)) & mask;
      if (low > high) sorted ^= ((low ^ high) * (1 | (1 << bits))) << (at * bits);
    }
  }
  return sorted;
}
