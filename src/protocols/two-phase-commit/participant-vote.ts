import { mapGet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Context } from '../../engine/protocol.ts';
import { acquire, release } from './locks.ts';
import { findBranch, pick, withBranch, withDecided } from './participant-state.ts';
import type { Script } from '../../engine/script.ts';
import type { Branch, MessageOf, ParticipantState, TransactionId, TwoPhase } from './types.ts';
import { carryOut, locksFor } from './work.ts';

/** From PREPARE to the vote: locks first, then the forced record, then YES; or a forced ABORT, then NO. */

export function onPrepare(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  coordinator: ProcessId,
  message: MessageOf<'PREPARE'>,
): void {
  const { transaction, participants, work } = message;
  const known = findBranch(script.now, transaction);
  if (known !== undefined || mapGet(script.now.decided, transaction) !== undefined) {
    return onPrepareAgain(script, coordinator, transaction, known);
  }
  const branch: Branch = {
    transaction,
    coordinator,
    participants,
    work,
    locks: locksFor(work),
    phase: 'waiting',
    writes: {},
    reads: {},
    before: {},
    voted: false,
  };
  if (script.now.voteNo) {
    script.become({ ...script.now, voteNo: false });
    script.note('2PC-NO');
    return abortAlone(context, script, branch);
  }
  // The first PREPARE may have been received before the crash: whatever came of it then, it is not in the log. A first
  // PREPARE that arrives now is another matter: nothing was promised, and either vote is still open.
  if (message.resend && context.incarnation > 0) {
    script.note('2PC-FORGOT');
    return abortAlone(context, script, branch);
  }
  tryToPrepare(context, script, branch);
}

/** The vote is repeated as it was; one who has committed has nothing to add. */
function onPrepareAgain(
  script: Script<TwoPhase, ParticipantState>,
  coordinator: ProcessId,
  transaction: TransactionId,
  branch: Branch | undefined,
): void {
  script.note('2PC-ONCE');
  if (branch?.phase === 'prepared') {
    script.send(coordinator, { kind: 'YES', transaction, reads: branch.reads });
  } else if (mapGet(script.now.decided, transaction) === 'aborted') {
    script.send(coordinator, { kind: 'NO', transaction });
  }
}

/** Takes the locks; with all of them in hand, does the work and prepares, else queues. */
function tryToPrepare(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  const id = branch.transaction;
  const { table, waitsFor } = acquire(script.now.locks, id, branch.locks);
  const isNew = findBranch(script.now, id) === undefined;
  script.become({ ...withBranch(script.now, branch), locks: table });
  if (waitsFor !== null) {
    script.note('2PC-2PL');
    const { lockTimeoutMs } = context.options;
    // A range, so that of two who wait for each other one gives up well before the other.
    if (isNew) script.setTimer('lock', id, lockTimeoutMs, 2 * lockTimeoutMs);
    return;
  }
  const { writes, reads, isOverdrawn } = carryOut(branch.work, script.now.data);
  if (isOverdrawn) {
    script.note('2PC-NO');
    return abortAlone(context, script, branch);
  }
  if (!isNew) script.cancelTimer('lock', id);
  prepare(context, script, { ...branch, writes, reads, before: pick(script.now.data, writes) });
}

function prepare(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  const { transaction, coordinator, participants, writes, reads, locks } = branch;
  const record = {
    kind: 'PREPARED',
    transaction,
    coordinator,
    participants,
    writes,
    reads,
    locks,
  } as const;
  script.become(withBranch(script.now, { ...branch, phase: 'preparing' }));
  script.note('2PC-R1');
  if (context.rule('2PC-R1')) script.force(record);
  else script.append(record);
  const prepared = withBranch(script.now, { ...branch, phase: 'prepared', voted: true });
  const isHeld = context.rule('2PC-R5');
  const freed = release(prepared.locks, transaction);
  const data = { ...prepared.data, ...writes };
  script.become(isHeld ? prepared : { ...prepared, data, locks: freed.table });
  script.note('2PC-R4');
  script.send(coordinator, { kind: 'YES', transaction, reads });
  script.setBackgroundTimer('inquire', transaction, context.options.inquireMs);
  if (!isHeld) goOn(context, script, freed.granted);
}

/** Aborts without asking anybody, which is free to whoever has not voted YES: forces ABORT, then says NO. */
export function abortAlone(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  branch: Branch,
): void {
  const { transaction, coordinator, phase } = branch;
  if (phase === 'waiting' && findBranch(script.now, transaction) !== undefined) {
    script.cancelTimer('lock', transaction);
  }
  script.become(withBranch(script.now, { ...branch, phase: 'aborting' }));
  script.force({ kind: 'ABORT', transaction });
  const { state, granted } = withDecided(script.now, transaction, 'aborted', script.now.data);
  script.become(state);
  script.send(coordinator, { kind: 'NO', transaction });
  goOn(context, script, granted);
}

/** Those who were granted a lock try again. */
export function goOn(
  context: Context<TwoPhase>,
  script: Script<TwoPhase, ParticipantState>,
  granted: readonly TransactionId[],
): void {
  for (const id of granted) {
    const branch = findBranch(script.now, id);
    if (branch?.phase === 'waiting') tryToPrepare(context, script, branch);
  }
}
