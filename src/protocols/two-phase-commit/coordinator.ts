import { emptyMap } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context, RoleHandlers } from '../../engine/protocol.ts';
import {
  acknowledged,
  decideAbort,
  decideCommit,
  tellAgain,
  tellDecision,
} from './coordinator-decision.ts';
import { recoverCoordinator } from './coordinator-recovery.ts';
import { answerClient, answerParticipant, begin } from './coordinator-requests.ts';
import { findOpen, withOpen } from './coordinator-state.ts';
import { Script } from '../../engine/script.ts';
import type { CoordinatorState, MessageOf, Transaction, TwoPhase } from './types.ts';

/**
 * The coordinator of basic two-phase commit (Bernstein, Hadzilacos & Goodman 1987, section 7.4; message names after
 * Gray & Lamport 2006, section 3): collects votes, decides by forcing one record, tells everybody until all know.
 */
export const coordinator: RoleHandlers<TwoPhase> = {
  initialState: () => NOTHING,
  onMessage(context, state: CoordinatorState, { from, message }) {
    const script = new Script<TwoPhase, CoordinatorState>(state);
    switch (message.kind) {
      case 'TXN':
        return begin(context, script, from, message);
      case 'OUTCOME?':
        return answerClient(script, from, message);
      case 'YES':
        return onYes(context, script, from, message);
      case 'NO':
        return onNo(context, script, from, message);
      case 'ACK':
        return acknowledged(script, from, message.transaction);
      case 'INQUIRE':
        return answerParticipant(script, from, message.transaction);
      case 'RESULT':
      case 'OUTCOME':
      case 'PREPARE':
      case 'COMMIT':
      case 'ABORT':
      case 'UNDECIDED':
      case 'UNCERTAIN':
      case 'REFUSE':
        return script.step();
    }
  },
  onTimer(context, state: CoordinatorState, { timer, subject }) {
    const script = new Script<TwoPhase, CoordinatorState>(state);
    const transaction = findOpen(state, subject);
    if (transaction === undefined) return script.step();
    return timer === 'votes'
      ? onVotesMissing(context, script, transaction)
      : tellAgain(context, script, transaction, true);
  },
  onRecover: recoverCoordinator,
};

const NOTHING: CoordinatorState = {
  role: 'coordinator',
  open: [],
  outcomes: emptyMap(),
  blindBefore: 0,
  last: null,
};

function onYes(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  from: ProcessId,
  message: MessageOf<'YES'>,
): Step<TwoPhase> {
  const transaction = findOpen(script.now, message.transaction);
  if (transaction === undefined) return answerParticipant(script, from, message.transaction);
  if (transaction.phase !== 'voting') return tellDecision(script, transaction, from);
  if (transaction.yes.includes(from)) {
    script.note('2PC-ONCE');
    return script.step();
  }
  const yes = [...transaction.yes, from];
  const counted: Transaction = {
    ...transaction,
    yes,
    reads: { ...transaction.reads, ...message.reads },
  };
  if (yes.length === transaction.participants.length) return decideCommit(context, script, counted);
  script.become(withOpen(script.now, counted));
  script.note('2PC-AC3');
  return script.step();
}

function onNo(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  from: ProcessId,
  message: MessageOf<'NO'>,
): Step<TwoPhase> {
  const transaction = findOpen(script.now, message.transaction);
  if (transaction === undefined || transaction.phase !== 'voting') {
    script.note('2PC-ONCE');
    return script.step();
  }
  script.note('2PC-NO', 'votes');
  return decideAbort(context, script, { ...transaction, no: [from] });
}

/** Votes are missing: a lost PREPARE, a lost vote, a slow or a dead participant look alike from here. */
function onVotesMissing(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
): Step<TwoPhase> {
  if (transaction.phase !== 'voting') return script.step();
  script.note('2PC-TIMEOUT');
  const { prepareResends, voteTimeoutMs } = context.options;
  if (transaction.resent >= prepareResends) return decideAbort(context, script, transaction);
  script.become(withOpen(script.now, { ...transaction, resent: transaction.resent + 1 }));
  for (const to of transaction.participants) {
    if (transaction.yes.includes(to)) continue;
    const { id, participants, work } = transaction;
    script.send(to, {
      kind: 'PREPARE',
      transaction: id,
      participants,
      work: work[to] ?? [],
      resend: true,
    });
  }
  script.setTimer('votes', transaction.id, voteTimeoutMs);
  return script.step();
}
