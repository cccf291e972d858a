import { emptyMap, mapSet, type PersistentMap } from '../../base/persistent-map.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context } from '../../engine/protocol.ts';
import { tellAgain } from './coordinator-decision.ts';
import { Script } from '../../engine/script.ts';
import type {
  CoordinatorState,
  DecisionRecord,
  LogRecord,
  Result,
  Transaction,
  TwoPhase,
} from './types.ts';

/**
 * All the coordinator knows after a crash is its log: decisions without END go out again, and of everything else it
 * knows nothing, not even that it existed (Mohan, Lindsay & Obermarck 1986, section 2).
 */
export function recoverCoordinator(
  context: Context<TwoPhase>,
  log: readonly LogRecord[],
  disk: 'intact' | 'replaced',
): Step<TwoPhase> {
  const script = new Script<TwoPhase, CoordinatorState>(stateFrom(log));
  if (disk === 'replaced') {
    const epoch = context.incarnation;
    script.note('2PC-LOST');
    script.force({ kind: 'DISK-REPLACED', epoch });
    script.become({ ...script.now, blindBefore: epoch });
    return script.step();
  }
  if (script.now.open.length === 0) script.note('2PC-PRESUME');
  for (const transaction of script.now.open) tellAgain(context, script, transaction, false);
  return script.step();
}

function stateFrom(log: readonly LogRecord[]): CoordinatorState {
  const open = new Map<string, Transaction>();
  let last: CoordinatorState['last'] = null;
  let outcomes: PersistentMap<Result> = emptyMap();
  let blindBefore = 0;
  for (const record of log) {
    if (record.kind === 'END') open.delete(record.transaction);
    if (record.kind === 'DISK-REPLACED') blindBefore = record.epoch;
    if (!isDecision(record)) continue;
    const { kind, transaction, operation, reads } = record;
    const outcome = kind === 'COMMIT' ? 'committed' : 'aborted';
    open.set(transaction, transactionFrom(record));
    outcomes = mapSet(outcomes, operation, { outcome, transaction, reads });
    last = { transaction, decision: outcome };
  }
  return { role: 'coordinator', open: [...open.values()], outcomes, blindBefore, last };
}

function isDecision(record: LogRecord): record is DecisionRecord {
  return 'operation' in record;
}

function transactionFrom(record: DecisionRecord): Transaction {
  const { transaction: id, participants, request, operation, client, reads } = record;
  return {
    id,
    request,
    operation,
    client,
    participants,
    work: {},
    phase: record.kind === 'COMMIT' ? 'committed' : 'aborted',
    yes: [],
    no: [],
    reads,
    acked: [],
    resent: 0,
  };
}
