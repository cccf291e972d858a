import { consistent } from './consistent.ts';
import { sortedLanes } from './lanes.ts';
import type { ReferenceModel } from './model.ts';

/** A lane of two bits for each resource manager: its state. */
const LANE = 2;
const STATE = 3;
const WORKING = 0;
const PREPARED = 1;
const COMMITTED = 2;
const ABORTED = 3;

/** An action is `kind + 4 * resource manager`. */
const PREPARE = 0;
const DECIDE_COMMIT = 1;
const DECIDE_ABORT = 2;

/**
 * What any commit protocol has to do, as Gray and Lamport specify it (Consensus on Transaction Commit, ACM TODS
 * 31(1), 2006, section 2), packed into one word. In: from 1 to 12 resource managers.
 */
export function transactionCommit(managers: number): ReferenceModel {
  const actions: number[] = [];
  const stateOf = (state: number, rm: number): number => (state >>> (rm * LANE)) & STATE;

  return {
    initial: [0],
    stateBytes: 8,
    enabled(state) {
      actions.length = 0;
      let ready = 0;
      let committed = 0;
      for (let rm = 0; rm < managers; rm++) {
        const one = stateOf(state, rm);
        if (one === PREPARED || one === COMMITTED) ready++;
        if (one === COMMITTED) committed++;
      }
      for (let rm = 0; rm < managers; rm++) {
        const one = stateOf(state, rm);
        if (one === WORKING) actions.push(PREPARE + 4 * rm);
        if (one === PREPARED && ready === managers) actions.push(DECIDE_COMMIT + 4 * rm);
        if (one <= PREPARED && committed === 0) actions.push(DECIDE_ABORT + 4 * rm);
      }
      return actions;
    },
    step(state, action) {
      const shift = (action >>> 2) * LANE;
      const kind = action & 3;
      const becomes = kind === PREPARE ? PREPARED : kind === DECIDE_COMMIT ? COMMITTED : ABORTED;
      return (state & ~(STATE << shift)) | (becomes << shift);
    },
    key: (state, into) => into.word(state),
    representative: (state) => sortedLanes(state, managers, LANE),
    properties: [consistent(managers, LANE)],
    actionText(action) {
      const title = (action & 3) === PREPARE ? 'Prepare' : 'Decide';
      return `${title}(r${(action >>> 2) + 1})`;
    },
  };
}
