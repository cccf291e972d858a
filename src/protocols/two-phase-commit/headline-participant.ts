import { mapGet } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import { listOf } from '../plain-headline.ts';
import { decisionSent, did, sentTo, type Facts } from './headline-facts.ts';
import { blockers } from './locks.ts';
import type { Branch, Message, ParticipantState, TransactionId } from './types.ts';

/** A message reaches a participant. */
export function participantHeadline(
  facts: Facts,
  from: ProcessId,
  message: Message,
): string | null {
  const state = facts.was?.state;
  if (state?.role !== 'participant' || !('transaction' in message)) return null;
  const id = message.transaction;
  const branch = state.branches.find((one) => one.transaction === id);
  switch (message.kind) {
    case 'PREPARE':
      return onPrepare(facts, state, id, branch);
    case 'COMMIT':
    case 'ABORT':
      return onDecision(facts, from, id, message.kind, branch);
    case 'INQUIRE':
      return onPeer(facts, from, id);
    case 'UNDECIDED':
      if (sentTo(facts, 'YES').length > 0)
        return `${from} still counts votes. ${facts.self} sends its YES again.`;
      if (branch === undefined) return `${facts.self} no longer needs an answer about ${id}.`;
      return `${from} has not decided ${id} yet. ${facts.self} stays in doubt.`;
    case 'UNCERTAIN':
      if (branch === undefined) return `${facts.self} no longer needs an answer about ${id}.`;
      return `${from} is in doubt too. ${facts.self} knows as little as before.`;
    case 'REFUSE':
      if (branch === undefined) return `${facts.self} no longer needs an answer about ${id}.`;
      return `${from} cannot tell. ${facts.self} stays in doubt and keeps its locks.`;
    case 'YES':
    case 'NO':
    case 'ACK':
      return null;
  }
}

function onPrepare(
  facts: Facts,
  was: ParticipantState,
  id: TransactionId,
  branch: Branch | undefined,
): string {
  const { self, forced, rules } = facts;
  if (forced?.kind === 'PREPARED') {
    const locked = forced.locks.map((lock) => lock.key);
    return `${self} locks ${listOf(locked)} and writes PREPARED to its disk before it votes.`;
  }
  if (forced?.kind === 'ABORT') {
    if (rules.includes('2PC-FORGOT'))
      return `${self} was asked before and has no record of it: it writes ABORT.`;
    if (was.voteNo) return `${self} will not do ${id}. It writes ABORT and needs to ask nobody.`;
    return `${self} has not enough for ${id}. It writes ABORT and needs to ask nobody.`;
  }
  if (did(facts, 'append') && sentTo(facts, 'YES').length > 0) {
    return `${self} votes YES on ${id}. Its PREPARED is not on disk yet.`;
  }
  if (did(facts, 'append')) return `${self} notes PREPARED, but not on disk yet.`;
  if (sentTo(facts, 'YES').length > 0) return `${self} is asked again and says YES again.`;
  if (sentTo(facts, 'NO').length > 0) return `${self} has aborted ${id} already and says NO again.`;
  const now = facts.is?.state;
  const others = now?.role === 'participant' ? blockers(now.locks, id) : [];
  if (branch === undefined && others.length > 0) {
    return `${id} must wait at ${self}: ${listOf(others)} ${others.length > 1 ? 'hold' : 'holds'} the lock.`;
  }
  if (branch?.phase === 'waiting')
    return `${id} waits for a lock at ${self} already. Asking again changes nothing.`;
  if (branch !== undefined || mapGet(was.decided, id) !== undefined) {
    return `${self} knows ${id} already. The repeated PREPARE changes nothing.`;
  }
  return `${self} is asked whether it can commit ${id}.`;
}

function onDecision(
  facts: Facts,
  from: ProcessId,
  id: TransactionId,
  kind: 'COMMIT' | 'ABORT',
  branch: Branch | undefined,
): string {
  const { self, forced } = facts;
  const isPeer = facts.before.processes.some(
    (process) => process.id === from && process.role === 'participant',
  );
  if (forced?.kind === kind) {
    if (sentTo(facts, 'ACK').length > 0)
      return `${self} acknowledges ${kind} before it is on its disk.`;
    if (isPeer)
      return `${from} knows: ${kind} for ${id}. ${self} need not wait for the coordinator.`;
    if (branch?.phase !== 'prepared')
      return `${self} hears ABORT before it has voted on ${id}, and writes it down.`;
    return `${self} hears ${kind} for ${id} and writes it to its disk.`;
  }
  return onLateDecision(facts, id, kind);
}

function onLateDecision(facts: Facts, id: TransactionId, kind: 'COMMIT' | 'ABORT'): string {
  const { self, was } = facts;
  if (!facts.rules.includes('2PC-ONCE')) return `${self} hears ${kind} for ${id}.`;
  const decided = was?.state?.role === 'participant' ? mapGet(was.state.decided, id) : undefined;
  if (decided === undefined) return `${self} has no trace of ${id}. It takes ${kind} for old news.`;
  const isSame = (decided === 'committed') === (kind === 'COMMIT');
  if (isSame) return `${self} has ${decided} ${id} already. The repeated ${kind} changes nothing.`;
  return `${self} has ${decided} ${id} already and ignores the ${kind}.`;
}

function onPeer(facts: Facts, from: ProcessId, id: TransactionId): string {
  const { self, forced } = facts;
  if (forced?.kind === 'ABORT')
    return `${self} has not voted on ${id}: it writes ABORT before it answers ${from}.`;
  if (sentTo(facts, 'UNCERTAIN').length > 0)
    return `${from} asks ${self}, which is in doubt about ${id} itself.`;
  if (sentTo(facts, 'REFUSE').length > 0)
    return `${self}'s disk was lost. It cannot tell ${from} about ${id}.`;
  const decision = decisionSent(facts);
  if (decision === null) return `${from} asks ${self} what became of ${id}.`;
  const state = facts.was?.state;
  const isDecided = state?.role === 'participant' && mapGet(state.decided, id) !== undefined;
  if (!isDecided) return `${self} tells ${from} ABORT and writes nothing down.`;
  return `${from} asks ${self} about ${id}, and ${self} knows: ${decision}.`;
}
