import { mapGet } from '../../base/persistent-map.ts';
import type { OperationId, ProcessId } from '../../engine/configuration.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context } from '../../engine/protocol.ts';
import { tellDecision } from './coordinator-decision.ts';
import { findOpen, withOpen } from './coordinator-state.ts';
import type { Script } from '../../engine/script.ts';
import type {
  CoordinatorState,
  MessageOf,
  Result,
  Transaction,
  TransactionId,
  TwoPhase,
} from './types.ts';
import { epochOf, planOf, transactionId } from './work.ts';

/** What the coordinator is asked: to run a transaction, and what became of one. */

/** A client's TXN begins one transaction, however often it arrives. */
export function begin(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  client: ProcessId,
  message: MessageOf<'TXN'>,
): Step<TwoPhase> {
  const { request, operation } = message;
  const kept = mapGet(script.now.outcomes, operation);
  if (kept !== undefined) script.send(client, { kind: 'RESULT', request, operation, result: kept });
  if (kept !== undefined || isOpen(script.now, operation)) {
    script.note('2PC-ONCE');
    return script.step();
  }
  const plan = planOf(message.work, context.options.participants);
  const participants = Object.keys(plan);
  const transaction: Transaction = {
    id: transactionId(request, context.incarnation),
    request,
    operation,
    client,
    participants,
    work: plan,
    phase: 'voting',
    yes: [],
    no: [],
    reads: {},
    acked: [],
    resent: 0,
  };
  script.become(withOpen(script.now, transaction));
  script.note('2PC-AC3', 'prepare');
  for (const to of participants) {
    const work = plan[to] ?? [];
    script.send(to, {
      kind: 'PREPARE',
      transaction: transaction.id,
      participants,
      work,
      resend: false,
    });
  }
  script.setTimer('votes', transaction.id, context.options.voteTimeoutMs);
  return script.step();
}

function isOpen(state: CoordinatorState, operation: OperationId): boolean {
  return state.open.some((transaction) => transaction.operation === operation);
}

/** A client is told what is known for certain: an outcome is never presumed for it. */
export function answerClient(
  script: Script<TwoPhase, CoordinatorState>,
  client: ProcessId,
  { request, operation }: MessageOf<'OUTCOME?'>,
): Step<TwoPhase> {
  const kept = mapGet(script.now.outcomes, operation);
  const missing = isOpen(script.now, operation) ? 'undecided' : 'unknown';
  const answer: Result | 'undecided' | 'unknown' = kept ?? missing;
  script.note('2PC-CLIENT');
  script.send(client, { kind: 'OUTCOME', request, operation, answer });
  return script.step();
}

/**
 * A prepared participant asks (or votes, which comes to the same once the coordinator knows nothing of it). With no
 * record left the transaction cannot have committed, or all have acknowledged it: ABORT. Kept outcomes play no part:
 * after END nobody who is still prepared can have been told COMMIT.
 */
export function answerParticipant(
  script: Script<TwoPhase, CoordinatorState>,
  from: ProcessId,
  id: TransactionId,
): Step<TwoPhase> {
  const transaction = findOpen(script.now, id);
  if (transaction === undefined) {
    const isLost = epochOf(id) < script.now.blindBefore;
    script.note(isLost ? '2PC-LOST' : '2PC-PRESUME');
    if (isLost) script.send(from, { kind: 'REFUSE', transaction: id }, { background: true });
    else script.send(from, { kind: 'ABORT', transaction: id }, { background: true });
    return script.step();
  }
  if (transaction.phase !== 'voting') return tellDecision(script, transaction, from);
  script.note('2PC-ASK');
  script.send(from, { kind: 'UNDECIDED', transaction: id }, { background: true });
  return script.step();
}
