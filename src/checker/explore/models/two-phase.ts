import { consistent } from './consistent.ts';
import { sortedLanes } from './lanes.ts';
import type { ReferenceModel } from './model.ts';

/*
 * A lane of four bits for each resource manager: bits 0 and 1 its state, bit 2 "its Prepared message was sent", bit 3
 * "the transaction manager has received it". Above the lanes: bits 0 and 1 the state of the transaction manager, bit
 * 2 "Commit was sent", bit 3 "Abort was sent".
 */
const LANE = 4;
const STATE = 3;
const PREPARED = 1;
const COMMITTED = 2;
const ABORTED = 3;
const SENT = 4;
const RECEIVED = 8;
const TM_COMMITS = 1 | 4;
const TM_ABORTS = 2 | 8;
const COMMIT_SENT = 4;
const ABORT_SENT = 8;

/** An action is `kind + 8 * resource manager`. */
const COMMIT = 0;
const ABORT = 1;
const RECEIVE = 2;
const PREPARE = 3;
const CHOOSE_ABORT = 4;
const HEAR_COMMIT = 5;
const HEAR_ABORT = 6;
const TITLES = ['TMCommit', 'TMAbort', 'TMRcvPrepared', 'RMPrepare', 'RMChooseToAbort'];
const HEARD = ['RMRcvCommitMsg', 'RMRcvAbortMsg'];

/**
 * Two-phase commit as Gray and Lamport specify it (Consensus on Transaction Commit, ACM TODS 31(1), 2006, section 3),
 * packed into one word. What was sent stays sent, so that a message can be received again and again. In: from 1 to 7
 * resource managers.
 */
export function twoPhase(managers: number): ReferenceModel {
  const top = managers * LANE;
  const actions: number[] = [];

  return {
    initial: [0],
    stateBytes: 8,
    enabled(state) {
      actions.length = 0;
      const manager = state >>> top;
      const isUndecided = (manager & STATE) === 0;
      let received = 0;
      for (let rm = 0; rm < managers; rm++) if ((state >>> (rm * LANE)) & RECEIVED) received++;
      if (isUndecided && received === managers) actions.push(COMMIT);
      if (isUndecided) actions.push(ABORT);
      for (let rm = 0; rm < managers; rm++) {
        const lane = state >>> (rm * LANE);
        if (isUndecided && lane & SENT) actions.push(RECEIVE + 8 * rm);
        if ((lane & STATE) === 0) actions.push(PREPARE + 8 * rm, CHOOSE_ABORT + 8 * rm);
        if (manager & COMMIT_SENT) actions.push(HEAR_COMMIT + 8 * rm);
        if (manager & ABORT_SENT) actions.push(HEAR_ABORT + 8 * rm);
      }
      return actions;
    },
    step(state, action) {
      const shift = (action >>> 3) * LANE;
      switch (action & 7) {
        case COMMIT:
          return state | (TM_COMMITS << top);
        case ABORT:
          return state | (TM_ABORTS << top);
        case RECEIVE:
          return state | (RECEIVED << shift);
        case PREPARE:
          return state | ((PREPARED | SENT) << shift);
        case HEAR_COMMIT:
          return (state & ~(STATE << shift)) | (COMMITTED << shift);
        default:
          return state | (ABORTED << shift);
      }
    },
    key: (state, into) => into.word(state),
    representative: (state) => sortedLanes(state, managers, LANE),
    properties: [consistent(managers, LANE)],
    actionText(action) {
      const kind = action & 7;
      const title = TITLES[kind] ?? HEARD[kind - HEAR_COMMIT] ?? '';
      return kind < RECEIVE ? title : `${title}(r${(action >>> 3) + 1})`;
    },
  };
}
