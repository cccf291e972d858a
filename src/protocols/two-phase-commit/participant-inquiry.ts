import { mapGet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import { coordinatorOf } from './coordinator-state.ts';
import { abortUnasked } from './participant-decision.ts';
import { findBranch, withBranch, withDecided } from './participant-state.ts';
import { goOn } from './participant-vote.ts';
import type { Script } from './script.ts';
import type { Branch, ParticipantState, TransactionId, TwoPhase } from './types.ts';

/**
 * In doubt: a prepared participant asks until it is answered, its peers too where termination is cooperative
 * (Bernstein, Hadzilacos & Goodman 1987, section 7.4: the cooperative termination protocol).
 */
export function inquireAgain(
  context: Context<TwoPhase>,
  script: Script<ParticipantState>,
  branch: Branch,
): void {
  script.note('2PC-R4');
  if (context.rule('2PC-R4')) inquire(context, script, branch);
  else abortUnasked(context, script, branch);
}

export function inquire(
  context: Context<TwoPhase>,
  script: Script<ParticipantState>,
  branch: Branch,
): void {
  const { transaction, coordinator, participants } = branch;
  script.sendInBackground(coordinator, { kind: 'INQUIRE', transaction });
  if (context.options.cooperative) {
    for (const peer of participants) {
      if (peer !== context.self) script.sendInBackground(peer, { kind: 'INQUIRE', transaction });
    }
  }
  script.setBackgroundTimer('inquire', transaction, context.options.inquireMs);
}

/** A peer asks: who knows tells; who is in doubt says so; who has not voted makes sure that it never will. */
export function answerPeer(
  context: Context<TwoPhase>,
  script: Script<ParticipantState>,
  peer: ProcessId,
  id: TransactionId,
): void {
  script.note('2PC-COOP');
  const decided = mapGet(script.now.decided, id);
  const branch = findBranch(script.now, id);
  if (decided !== undefined) {
    script.sendInBackground(peer, {
      kind: decided === 'committed' ? 'COMMIT' : 'ABORT',
      transaction: id,
    });
  } else if (branch?.phase === 'prepared') {
    script.sendInBackground(peer, { kind: 'UNCERTAIN', transaction: id });
  } else if (script.now.blind) {
    script.sendInBackground(peer, { kind: 'REFUSE', transaction: id });
  } else if (context.rule('2PC-R8')) {
    abortForPeer(context, script, peer, id, branch);
  } else {
    script.sendInBackground(peer, { kind: 'ABORT', transaction: id });
  }
}

function abortForPeer(
  context: Context<TwoPhase>,
  script: Script<ParticipantState>,
  peer: ProcessId,
  id: TransactionId,
  branch: Branch | undefined,
): void {
  script.note('2PC-R8');
  if (branch !== undefined) {
    script.cancelTimer('lock', id);
    script.become(withBranch(script.now, { ...branch, phase: 'aborting' }));
  }
  script.force({ kind: 'ABORT', transaction: id });
  const { state, granted } = withDecided(script.now, id, 'aborted', script.now.data);
  script.become(state);
  script.sendInBackground(peer, { kind: 'ABORT', transaction: id });
  if (branch !== undefined) script.send(coordinatorOf(context), { kind: 'NO', transaction: id });
  goOn(context, script, granted);
}

/** The coordinator still collects votes. After a recovery this one cannot know whether its own was sent: it votes. */
export function onUndecided(script: Script<ParticipantState>, id: TransactionId): void {
  script.note('2PC-R4');
  const branch = findBranch(script.now, id);
  if (branch?.phase !== 'prepared' || branch.voted) return;
  script.become(withBranch(script.now, { ...branch, voted: true }));
  script.sendInBackground(branch.coordinator, {
    kind: 'YES',
    transaction: id,
    reads: branch.reads,
  });
}
