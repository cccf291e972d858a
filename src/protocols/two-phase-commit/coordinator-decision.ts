import type { ProcessId } from '../../engine/configuration.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context } from '../../engine/protocol.ts';
import {
  findOpen,
  listenersOf,
  resultOf,
  withDecision,
  withOpen,
  withoutOpen,
} from './coordinator-state.ts';
import type { Script } from '../../engine/script.ts';
import type {
  CoordinatorState,
  Decision,
  DecisionRecord,
  Transaction,
  TransactionId,
  TwoPhase,
} from './types.ts';

/** The decision: one forced record, then everybody is told until all have acknowledged, then END. */

/** Every participant voted YES. The instant at which COMMIT is durable is the commit point. */
export function decideCommit(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
): Step<TwoPhase> {
  script.note('2PC-R3', 'votes');
  script.cancelTimer('votes', transaction.id);
  const isLogFirst = context.rule('2PC-R3');
  script.become(withOpen(script.now, { ...transaction, phase: 'committing' }));
  if (!isLogFirst) announce(script, transaction, 'committed');
  script.force(recordOf('COMMIT', transaction));
  script.become(withDecision(script.now, transaction, 'committed'));
  script.note('2PC-R3', 'decision');
  if (isLogFirst) announce(script, transaction, 'committed');
  awaitAcks(context, script, transaction.id);
  return script.step();
}

/** A NO, or a vote that did not come. Who voted NO has aborted already; all others are told. */
export function decideAbort(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
): Step<TwoPhase> {
  script.cancelTimer('votes', transaction.id);
  script.become(withOpen(script.now, { ...transaction, phase: 'aborting' }));
  script.force(recordOf('ABORT', transaction));
  script.become(withDecision(script.now, transaction, 'aborted'));
  script.note('2PC-AC3', 'decision');
  announce(script, transaction, 'aborted');
  awaitAcks(context, script, transaction.id);
  return script.step();
}

function recordOf(kind: DecisionRecord['kind'], transaction: Transaction): DecisionRecord {
  const { id, request, operation, client } = transaction;
  const { reads } = resultOf(transaction, kind === 'COMMIT' ? 'committed' : 'aborted');
  const participants = listenersOf(transaction);
  return { kind, transaction: id, participants, request, operation, client, reads };
}

/** Participants before the client: they hold locks, and others queue behind them. */
function announce(
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
  decision: Decision,
): void {
  const kind = decision === 'committed' ? 'COMMIT' : 'ABORT';
  for (const to of listenersOf(transaction)) script.send(to, { kind, transaction: transaction.id });
  const { request, operation, client } = transaction;
  const result = resultOf(transaction, decision);
  script.send(client, { kind: 'RESULT', request, operation, result });
}

/** Now only acknowledgements are missing; where there is nobody to wait for, the transaction is over. */
function awaitAcks(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  id: TransactionId,
): void {
  const transaction = findOpen(script.now, id);
  if (transaction === undefined) return;
  const isOver = transaction.acked.length >= transaction.participants.length;
  if (isOver || !context.rule('2PC-R7')) end(script, id);
  else script.setBackgroundTimer('acks', id, context.options.ackTimeoutMs);
}

/** END costs no force: without it the coordinator only tells everybody once more after a crash. */
function end(script: Script<TwoPhase, CoordinatorState>, id: TransactionId): void {
  script.note('2PC-R7', 'done');
  script.append({ kind: 'END', transaction: id });
  script.become(withoutOpen(script.now, id));
}

export function acknowledged(
  script: Script<TwoPhase, CoordinatorState>,
  from: ProcessId,
  id: TransactionId,
): Step<TwoPhase> {
  const transaction = findOpen(script.now, id);
  const isDecided = transaction?.phase === 'committed' || transaction?.phase === 'aborted';
  if (transaction === undefined || !isDecided || transaction.acked.includes(from)) {
    script.note('2PC-ONCE');
    return script.step();
  }
  const acked = [...transaction.acked, from];
  if (acked.length < transaction.participants.length) {
    script.become(withOpen(script.now, { ...transaction, acked }));
    script.note('2PC-R7');
    return script.step();
  }
  script.cancelTimer('acks', id);
  end(script, id);
  return script.step();
}

/** Somebody asks, or votes, after the decision: it gets that decision. */
export function tellDecision(
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
  to: ProcessId,
): Step<TwoPhase> {
  script.note('2PC-ASK');
  script.send(
    to,
    { kind: decisionKind(transaction), transaction: transaction.id },
    { background: true },
  );
  return script.step();
}

/** Acknowledgements are missing: the decision goes out again to those who owe one. */
export function tellAgain(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, CoordinatorState>,
  transaction: Transaction,
  isRepetition: boolean,
): Step<TwoPhase> {
  script.note('2PC-R7');
  for (const to of transaction.participants) {
    if (transaction.acked.includes(to)) continue;
    const message = { kind: decisionKind(transaction), transaction: transaction.id } as const;
    if (isRepetition) script.send(to, message, { background: true });
    else script.send(to, message);
  }
  script.setBackgroundTimer('acks', transaction.id, context.options.ackTimeoutMs);
  return script.step();
}

function decisionKind(transaction: Transaction): 'COMMIT' | 'ABORT' {
  return transaction.phase === 'committed' ? 'COMMIT' : 'ABORT';
}
