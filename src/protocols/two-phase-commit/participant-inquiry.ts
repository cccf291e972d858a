import { mapGet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import { coordinatorOf } from './coordinator-state.ts';
import { abortUnasked } from './participant-decision.ts';
import { findBranch, withBranch, withDecided } from './participant-state.ts';
import { goOn } from './participant-vote.ts';
import type { Script } from '../../engine/script.ts';
import type { Branch, ParticipantState, TransactionId, TwoPhase } from './types.ts';

/**
 * In doubt: a prepared participant asks until it is answered, its peers too where termination is cooperative
 * (Bernstein, Hadzilacos & Goodman 1987, section 7.4: the cooperative termination protocol).
 */
export function inquireAgain(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  script.note('2PC-R4');
  if (context.rule('2PC-R4')) inquire(context, script, branch);
  else abortUnasked(context, script, branch);
}

export function inquire(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  const { transaction, coordinator, participants } = branch;
  script.send(coordinator, { kind: 'INQUIRE', transaction }, { background: true });
  if (context.options.cooperative) {
    for (const peer of participants) {
      if (peer !== context.self)
        script.send(peer, { kind: 'INQUIRE', transaction }, { background: true });
    }
  }
  script.setBackgroundTimer('inquire', transaction, context.options.inquireMs);
}

/** A peer asks: who knows tells; who is in doubt says so; who has not voted makes sure that it never will. */
export function answerPeer(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  peer: ProcessId,
  id: TransactionId,
): void {
  script.note('2PC-COOP');
  const decided = mapGet(script.now.decided, id);
  const branch = findBranch(script.now, id);
  if (decided !== undefined) {
    script.send(
      peer,
      {
        kind: decided === 'committed' ? 'COMMIT' : 'ABORT',
        transaction: id,
      },
      { background: true },
    );
  } else if (branch?.phase === 'prepared') {
    script.send(peer, { kind: 'UNCERTAIN', transaction: id }, { background: true });
  } else if (script.now.blind) {
    script.send(peer, { kind: 'REFUSE', transaction: id }, { background: true });
  } else if (context.rule('2PC-R8')) {
    abortForPeer(context, script, peer, id, branch);
  } else {
    script.send(peer, { kind: 'ABORT', transaction: id }, { background: true });
  }
}

function abortForPeer(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
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
  script.send(peer, { kind: 'ABORT', transaction: id }, { background: true });
  if (branch !== undefined) script.send(coordinatorOf(context), { kind: 'NO', transaction: id });
  goOn(context, script, granted);
}

/** The coordinator still collects votes. After a recovery this one cannot know whether its own was sent: it votes. */
export function onUndecided(script: Script<TwoPhase, ParticipantState>, id: TransactionId): void {
  script.note('2PC-R4');
  const branch = findBranch(script.now, id);
  if (branch?.phase !== 'prepared' || branch.voted) return;
  script.become(withBranch(script.now, { ...branch, voted: true }));
  script.send(
    branch.coordinator,
    {
      kind: 'YES',
      transaction: id,
      reads: branch.reads,
    },
    { background: true },
  );
}
