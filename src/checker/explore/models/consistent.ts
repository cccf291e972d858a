import type { Property } from '../system.ts';

const STATE = 3;
const COMMITTED = 2;
const ABORTED = 3;

/**
 * No two resource managers decide differently: the one property of a commit protocol (Gray and Lamport 2006, section
 * 2). In: how many there are, and how many bits each has of a state, its own state in the lowest two.
 */
export function consistent(managers: number, laneBits: number): Property<number> {
  return {
    id: 'TCConsistent',
    expectation: 'always',
    check(state) {
      let decided = 0;
      for (let rm = 0; rm < managers; rm++) {
        const own = (state >>> (rm * laneBits)) & STATE;
        if (own >= COMMITTED) decided |= own === ABORTED ? 2 : 1;
      }
      return decided === 3 ? 'One resource manager has committed and another has aborted.' : null;
    },
  };
}
