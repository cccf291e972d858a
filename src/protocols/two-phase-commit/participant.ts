import { emptyMap } from '../../base/persistent-map.ts';
import type { RoleHandlers } from '../../engine/protocol.ts';
import { onDecision } from './participant-decision.ts';
import { answerPeer, inquireAgain, onUndecided } from './participant-inquiry.ts';
import { recoverParticipant } from './participant-recovery.ts';
import { findBranch, initialData } from './participant-state.ts';
import { abortAlone, onPrepare } from './participant-vote.ts';
import { Script } from '../../engine/script.ts';
import type { ParticipantState, TwoPhase } from './types.ts';

/**
 * A participant (resource manager) of basic two-phase commit with strict two-phase locking: votes once it is sure
 * that it can do either, and then waits for the decision (Bernstein, Hadzilacos & Goodman 1987, sections 7.3, 7.4).
 */
export const participant: RoleHandlers<TwoPhase> = {
  initialState: (context) => ({
    role: 'participant',
    data: initialData(context),
    branches: [],
    locks: {},
    decided: emptyMap(),
    voteNo: false,
    blind: false,
    last: null,
  }),
  onMessage(context, state: ParticipantState, { from, message }) {
    const script = new Script<TwoPhase, ParticipantState>(state);
    switch (message.kind) {
      case 'PREPARE':
        onPrepare(context, script, from, message);
        break;
      case 'COMMIT':
        onDecision(context, script, from, message.transaction, 'committed');
        break;
      case 'ABORT':
        onDecision(context, script, from, message.transaction, 'aborted');
        break;
      case 'INQUIRE':
        answerPeer(context, script, from, message.transaction);
        break;
      case 'UNDECIDED':
        onUndecided(script, message.transaction);
        break;
      case 'UNCERTAIN':
        script.note('2PC-COOP');
        break;
      case 'REFUSE':
        script.note('2PC-LOST');
        break;
      case 'TXN':
      case 'RESULT':
      case 'OUTCOME?':
      case 'OUTCOME':
      case 'YES':
      case 'NO':
      case 'ACK':
        break;
    }
    return script.step();
  },
  onTimer(context, state: ParticipantState, { timer, subject }) {
    const script = new Script<TwoPhase, ParticipantState>(state);
    const branch = findBranch(state, subject);
    if (branch?.phase === 'waiting' && timer === 'lock') {
      script.note('2PC-2PL');
      abortAlone(context, script, branch);
    }
    if (branch?.phase === 'prepared' && timer === 'inquire') inquireAgain(context, script, branch);
    return script.step();
  },
  onRecover: recoverParticipant,
  onPerturb(_context, state: ParticipantState, perturbation) {
    return [perturbation === VOTE_NO ? { ...state, voteNo: true } : state, []];
  },
};

export const VOTE_NO = 'vote-no';
