import type { ProcessId } from '../../engine/configuration.ts';
import { listOf } from '../plain-headline.ts';
import { decisionSent, did, sent, sentTo, wasOpen, type Facts } from './headline-facts.ts';
import type { Message, MessageOf, Transaction, TransactionId } from './types.ts';

/** A message reaches the coordinator. */
export function coordinatorHeadline(
  facts: Facts,
  from: ProcessId,
  message: Message,
): string | null {
  switch (message.kind) {
    case 'TXN':
      return onWork(facts, message);
    case 'OUTCOME?':
      return onQuestion(facts, from, message.request);
    case 'YES':
      return onYes(facts, from, message.transaction);
    case 'NO':
      return onNo(facts, from, message.transaction);
    case 'ACK':
      return onAck(facts, from, message.transaction);
    case 'INQUIRE':
      return onInquiry(facts, from, message.transaction);
    case 'RESULT':
    case 'OUTCOME':
    case 'PREPARE':
    case 'COMMIT':
    case 'ABORT':
    case 'UNDECIDED':
    case 'UNCERTAIN':
    case 'REFUSE':
      return null;
  }
}

function onWork(facts: Facts, { request }: MessageOf<'TXN'>): string {
  const { self } = facts;
  const [first] = sent(facts);
  const asked = sentTo(facts, 'PREPARE');
  if (first?.message.kind === 'PREPARE') {
    return `${self} asks ${listOf(asked, 6)}: can you commit ${first.message.transaction}?`;
  }
  if (sentTo(facts, 'RESULT').length > 0)
    return `${self} has ${request} behind it and repeats the answer.`;
  if (facts.rules.includes('2PC-ONCE'))
    return `${self} is at work on ${request} already. Once is enough.`;
  return `${self} receives ${request}.`;
}

function onQuestion(facts: Facts, client: ProcessId, request: string): string {
  const { self } = facts;
  const said = sent(facts)[0]?.message;
  if (said?.kind !== 'OUTCOME') return `${self} is asked by ${client} what became of ${request}.`;
  if (said.answer === 'undecided') return `${self} tells ${client}: ${request} is not decided yet.`;
  if (said.answer === 'unknown')
    return `${self} knows nothing of ${request}. A client hears "unknown", never ABORT.`;
  return `${self} has kept the outcome for ${client}: ${request} is ${said.answer.outcome}.`;
}

function onYes(facts: Facts, from: ProcessId, id: TransactionId): string {
  const { self, forced } = facts;
  const decision = decisionSent(facts);
  if (forced?.kind === 'COMMIT') {
    if (decision === 'COMMIT')
      return `All voted YES. ${self} tells everybody before COMMIT is on its disk.`;
    return `All voted YES. ${self} writes COMMIT to its disk before it tells anybody.`;
  }
  if (!wasOpen(facts, id)) return withoutRecord(facts, from, id, `${from} votes YES`);
  if (decision !== null) {
    const isTelling =
      sentTo(facts, decision).some((to) => to !== from) || !facts.rules.includes('2PC-ASK');
    if (isTelling)
      return `All voted YES. ${self} has begun to tell ${listOf(sentTo(facts, decision))}.`;
    return `${from}'s YES comes after the decision: ${self} answers ${decision}.`;
  }
  if (facts.rules.includes('2PC-ONCE'))
    return `${self} has counted ${from}'s YES already. Nothing changes.`;
  const transaction = openNow(facts, id);
  if (transaction === undefined || transaction.phase !== 'voting')
    return `${self} has every YES for ${id}.`;
  const missing = transaction.participants.filter((one) => !transaction.yes.includes(one));
  return `${from} says YES. ${self} still needs ${missing.length > 2 ? `${missing.length} votes` : listOf(missing)}.`;
}

function openNow(facts: Facts, id: TransactionId): Transaction | undefined {
  const state = facts.is?.state;
  return state?.role === 'coordinator' ? state.open.find((one) => one.id === id) : undefined;
}

function onNo(facts: Facts, from: ProcessId, id: TransactionId): string {
  if (facts.forced?.kind === 'ABORT')
    return `${from} says NO. One NO is enough: ${facts.self} writes ABORT.`;
  if (wasOpen(facts, id) && !facts.rules.includes('2PC-ONCE')) return `${from} says NO to ${id}.`;
  return `${from} says NO to ${id}. It changes nothing any more.`;
}

function onAck(facts: Facts, from: ProcessId, id: TransactionId): string {
  const { self } = facts;
  if (did(facts, 'append'))
    return `All have acknowledged ${id}. ${self} notes END and may forget it.`;
  const transaction = openNow(facts, id);
  const isCounted = transaction?.acked.includes(from) === true && !facts.rules.includes('2PC-ONCE');
  if (transaction === undefined)
    return `${from} acknowledges ${id}. For ${self} it is over already.`;
  if (!isCounted) return `${self} has ${from}'s acknowledgement of ${id} already.`;
  const missing = transaction.participants.filter((one) => !transaction.acked.includes(one));
  return `${from} has acknowledged ${id}. ${self} waits for ${missing.length > 2 ? `${missing.length} more` : listOf(missing)}.`;
}

function onInquiry(facts: Facts, from: ProcessId, id: TransactionId): string {
  const { self } = facts;
  if (!wasOpen(facts, id)) return withoutRecord(facts, from, id, `${from} asks`);
  const decision = decisionSent(facts);
  if (decision !== null) return `${from} asks what became of ${id}. ${self} answers ${decision}.`;
  if (sentTo(facts, 'UNDECIDED').length > 0)
    return `${from} asks about ${id}. ${self} has not decided yet.`;
  return `${from} asks ${self} what became of ${id}.`;
}

function withoutRecord(facts: Facts, from: ProcessId, id: TransactionId, what: string): string {
  const { self } = facts;
  if (sentTo(facts, 'REFUSE').length > 0)
    return `${self}'s log was lost. It cannot tell ${from} about ${id}.`;
  if (decisionSent(facts) === 'ABORT')
    return `${self} has no record of ${id}, so it answers ${from}: ABORT.`;
  return `${what}. ${self} has no record of ${id}.`;
}
