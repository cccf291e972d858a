import type { ProcessId } from '../../engine/configuration.ts';
import { sent, type Facts } from './headline-facts.ts';
import type { Message, MessageOf, Rejection, ServerState } from './types.ts';
import { isPrimary } from './views.ts';
import { operationText } from './words.ts';

/** A client asks a server, or its backup answers. */
export function primaryHeadline(
  facts: Facts,
  was: ServerState,
  from: ProcessId,
  message: Message,
): string | null {
  switch (message.kind) {
    case 'REQUEST':
      return onRequest(facts, was, message);
    case 'ACCEPT':
      return onAccept(facts, was, from, message);
    case 'REFUSE':
      return onRefuse(facts, from, message);
    case 'COPIED':
      return onCopied(facts, was, from, message);
    case 'FORWARD':
    case 'PING':
    case 'PONG':
    case 'REJECT':
    case 'REPLY':
    case 'SNAPSHOT':
    case 'VIEW':
    case 'WHO':
      return null;
  }
}

function onRequest(facts: Facts, was: ServerState, { request }: MessageOf<'REQUEST'>): string {
  const { self, rules } = facts;
  const { client, work } = request;
  const what = operationText(work);
  const rejected = sent(facts, 'REJECT');
  if (rejected !== null) return rejection(self, client, rejected.why);
  const backup = was.view.backup?.id ?? 'its backup';
  if (sent(facts, 'REPLY') !== null) return onAnswer(facts, was, client, what, backup);
  if (rules.includes('PB-A4')) {
    return was.pending.some((one) => one.request.id === request.id)
      ? `${self} works on that already. Asking again changes nothing.`
      : `${self} ignores an old request of ${client}: it had a later one.`;
  }
  if (sent(facts, 'FORWARD') !== null)
    return `${self} asks ${backup} to accept ${what} before it does anything.`;
  if (rules.includes('PB-R1')) return `${self} keeps ${what} waiting: ${backup} has no copy yet.`;
  return `${client}'s ${what} reaches ${self}.`;
}

/** It answers within the same event: it leads alone, has answered before, or does not keep to a rule. */
function onAnswer(
  { self, rules }: Facts,
  was: ServerState,
  client: ProcessId,
  what: string,
  backup: ProcessId,
): string {
  if (!isPrimary(was.view, self))
    return `${self} is not primary and answers ${client} all the same.`;
  if (rules.includes('PB-A4'))
    return `${self} has done that before. It sends the same answer again.`;
  if (!was.initialised) return `${self} has lost the state, and answers ${client} all the same.`;
  if (rules.includes('PB-R1G'))
    return `${self} answers ${client}'s read alone, without asking ${backup}.`;
  if (rules.includes('PB-R1'))
    return `${self} answers ${client} first; ${backup} has not accepted yet.`;
  return `${self} leads alone: it does ${what} and answers ${client}.`;
}

function rejection(self: ProcessId, client: ProcessId, why: Rejection): string {
  switch (why) {
    case 'not primary':
      return `${self} turns ${client} away: it does not take itself for the primary.`;
    case 'no state':
      return `${self} turns ${client} away: it leads, but without the state.`;
    case 'deposed':
      return `${self} turns ${client} away: its view is over.`;
  }
}

function onAccept(
  facts: Facts,
  was: ServerState,
  from: ProcessId,
  { request }: MessageOf<'ACCEPT'>,
): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores an answer meant for its earlier life.`;
  const pending = was.pending.find((one) => one.request.id === request);
  if (pending === undefined || !rules.includes('PB-R1'))
    return `${self} no longer waits for that. The acceptance changes nothing.`;
  const { client, work } = pending.request;
  if (pending.executed) return `${from} accepts at last. ${client} had its answer long before.`;
  const isAnswered = sent(facts, 'REPLY') !== null;
  return `${from} has accepted ${operationText(work)}. ${
    isAnswered ? `${self} does it and answers ${client}.` : `${self} may do it.`
  }`;
}

function onRefuse(facts: Facts, from: ProcessId, { why }: MessageOf<'REFUSE'>): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores a refusal meant for its earlier life.`;
  const rejected = sent(facts, 'REJECT');
  if (why === 'not ready') return `${from} is not ready yet. ${self} will ask again.`;
  if (rejected === null) return `${from} refuses ${self}, which waits for nothing any more.`;
  return `${from} has refused, so ${self} can answer nothing and turns its client away.`;
}

function onCopied(
  facts: Facts,
  was: ServerState,
  from: ProcessId,
  { view }: MessageOf<'COPIED'>,
): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores a receipt meant for its earlier life.`;
  if (!rules.includes('PB-A2') || was.copied)
    return `${self} gets a receipt it no longer waits for.`;
  return sent(facts, 'FORWARD') === null
    ? `${from} has the state. Now ${self} may acknowledge view ${view}.`
    : `${from} has the state. ${self} forwards to it what had to wait.`;
}
