import { mapGet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import { coordinatorOf } from './coordinator-state.ts';
import { findBranch, withBranch, withDecided } from './participant-state.ts';
import { goOn } from './participant-vote.ts';
import type { Script } from '../../engine/script.ts';
import type { Branch, Decision, ParticipantState, TransactionId, TwoPhase } from './types.ts';

/** A decision arrives, from the coordinator or from a peer that knows it. */
export function onDecision(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  from: ProcessId,
  id: TransactionId,
  decision: Decision,
): void {
  const branch = findBranch(script.now, id);
  const isDecided = mapGet(script.now.decided, id) !== undefined;
  // COMMIT for what is not prepared here: PREPARED was forced before the YES, so it was done and decided before.
  if (isDecided || (decision === 'committed' && branch?.phase !== 'prepared')) {
    script.note('2PC-ONCE');
    const coordinator = coordinatorOf(context);
    if (from === coordinator)
      script.send(coordinator, { kind: 'ACK', transaction: id }, { background: true });
    return;
  }
  carryOutDecision(context, script, id, decision, branch);
}

/**
 * Forces the decision, then carries it out and frees the locks, then acknowledges. ABORT of an unknown transaction
 * is forced too: a PREPARE that comes after it must find it decided.
 */
function carryOutDecision(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  id: TransactionId,
  decision: Decision,
  branch: Branch | undefined,
): void {
  const ack = { kind: 'ACK', transaction: id } as const;
  const coordinator = branch?.coordinator ?? coordinatorOf(context);
  const isLogFirst = context.rule('2PC-R6');
  script.note('2PC-R6');
  if (branch !== undefined) {
    script.cancelTimer(branch.phase === 'waiting' ? 'lock' : 'inquire', id);
    const phase = decision === 'committed' ? 'committing' : 'aborting';
    script.become(withBranch(script.now, { ...branch, phase }));
  }
  if (!isLogFirst) script.send(coordinator, ack);
  script.force({ kind: decision === 'committed' ? 'COMMIT' : 'ABORT', transaction: id });
  const { state, granted } = withDecided(
    script.now,
    id,
    decision,
    dataAfter(context, script.now, decision, branch),
  );
  script.become(state);
  script.note('2PC-R5', 'decision out');
  if (isLogFirst) script.send(coordinator, ack);
  goOn(context, script, granted);
}

/** Where locks went at the vote, the writes are in the data already: ABORT puts back what was there before. */
function dataAfter(
  context: Context<TwoPhase>,
  { data }: ParticipantState,
  decision: Decision,
  branch: Branch | undefined,
): ParticipantState['data'] {
  if (branch === undefined || branch.phase === 'waiting') return data;
  if (context.rule('2PC-R5'))
    return decision === 'committed' ? { ...data, ...branch.writes } : data;
  return decision === 'committed' ? data : { ...data, ...branch.before };
}

/** What no participant may do once it has voted YES: decide by itself. Only with rule R4 off. */
export function abortUnasked(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  const id = branch.transaction;
  script.become(withBranch(script.now, { ...branch, phase: 'aborting' }));
  script.force({ kind: 'ABORT', transaction: id });
  const { state, granted } = withDecided(
    script.now,
    id,
    'aborted',
    dataAfter(context, script.now, 'aborted', branch),
  );
  script.become(state);
  goOn(context, script, granted);
}
