import { emptyMap, mapSet } from '../../base/persistent-map.ts';
import type { Step } from '../../engine/effect.ts';
import type { Context } from '../../engine/protocol.ts';
import { acquire } from './locks.ts';
import { inquire } from './participant-inquiry.ts';
import { initialData, pick, withDecided } from './participant-state.ts';
import { Script } from '../../engine/script.ts';
import type {
  Branch,
  LogRecord,
  ParticipantState,
  PreparedRecord,
  TransactionId,
  TwoPhase,
  Values,
} from './types.ts';

/**
 * Restart of a participant: redo what is decided, be prepared again for what is not, with its locks, before anything
 * else is let in (Bernstein, Hadzilacos & Goodman 1987, section 7.4; Mohan, Lindsay & Obermarck 1986, section 2).
 */
export function recoverParticipant(
  context: Context<TwoPhase>,
  log: readonly LogRecord[],
  disk: 'intact' | 'replaced',
): Step<TwoPhase> {
  const script = new Script<TwoPhase, ParticipantState>(replay(context, log));
  if (disk === 'replaced') {
    script.note('2PC-LOST');
    script.force({ kind: 'DISK-REPLACED', epoch: context.incarnation });
    script.become({ ...script.now, blind: true });
    return script.step();
  }
  script.note('2PC-R2');
  for (const branch of script.now.branches) {
    if (context.rule('2PC-R2')) inquire(context, script, branch);
    else rollBack(script, branch);
  }
  return script.step();
}

function replay(context: Context<TwoPhase>, log: readonly LogRecord[]): ParticipantState {
  let decided: ParticipantState['decided'] = emptyMap();
  let data = initialData(context);
  let blind = false;
  let last: ParticipantState['last'] = null;
  const prepared = new Map<TransactionId, Branch>();
  const isAppliedAtVote = !context.rule('2PC-R5');
  for (const record of log) {
    if (record.kind === 'DISK-REPLACED') blind = true;
    if (record.kind === 'PREPARED') {
      prepared.set(record.transaction, branchFrom(record, data));
      if (isAppliedAtVote) data = { ...data, ...record.writes };
    }
    if (record.kind !== 'COMMIT' && record.kind !== 'ABORT') continue;
    const branch = prepared.get(record.transaction);
    const isCommit = record.kind === 'COMMIT';
    if (branch !== undefined && isCommit)
      data = isAppliedAtVote ? data : { ...data, ...branch.writes };
    if (branch !== undefined && !isCommit && isAppliedAtVote) data = { ...data, ...branch.before };
    prepared.delete(record.transaction);
    const decision = isCommit ? 'committed' : 'aborted';
    decided = mapSet(decided, record.transaction, decision);
    last = { transaction: record.transaction, decision };
  }
  const branches = [...prepared.values()];
  const isLocked = context.rule('2PC-R9') && !isAppliedAtVote;
  const locks = isLocked ? lockAll(branches) : {};
  return { role: 'participant', data, branches, locks, decided, voteNo: false, blind, last };
}

function branchFrom(record: PreparedRecord, data: Values): Branch {
  const { transaction, coordinator, participants, writes, reads, locks } = record;
  const before = pick(data, writes);
  const phase = 'prepared';
  return {
    transaction,
    coordinator,
    participants,
    work: [],
    locks,
    phase,
    writes,
    reads,
    before,
    voted: false,
  };
}

function lockAll(branches: readonly Branch[]): ParticipantState['locks'] {
  let table: ParticipantState['locks'] = {};
  for (const branch of branches) table = acquire(table, branch.transaction, branch.locks).table;
  return table;
}

/** The mistake that rule R2 forbids: no decision in the log, so it "cannot have committed". */
function rollBack(script: Script<TwoPhase, ParticipantState>, branch: Branch): void {
  const id = branch.transaction;
  script.force({ kind: 'ABORT', transaction: id });
  script.become(withDecided(script.now, id, 'aborted', script.now.data).state);
}
