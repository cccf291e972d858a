import { did, type Facts } from './headline-facts.ts';
import type { Message } from './types.ts';

/** An answer reaches a client. */
export function clientHeadline(facts: Facts, message: Message): string | null {
  const { self } = facts;
  if (message.kind !== 'RESULT' && message.kind !== 'OUTCOME') return null;
  const { request } = message;
  const answer = message.kind === 'RESULT' ? message.result : message.answer;
  if (did(facts, 'reply') && typeof answer !== 'string') {
    return message.kind === 'RESULT'
      ? `${self} hears that ${request} is ${answer.outcome}.`
      : `${self} asked, and now knows: ${request} is ${answer.outcome}.`;
  }
  const isWaiting =
    facts.is?.state?.role === 'client' && facts.is.state.outstanding?.request === request;
  if (!isWaiting) return `${self} no longer waits for ${request}. The answer changes nothing.`;
  if (answer === 'undecided')
    return `${self} learns that ${request} is not decided yet, and waits on.`;
  if (answer === 'unknown')
    return `${self} learns nothing: unknown is not no. ${request} may have committed.`;
  return `${self} receives the outcome of ${request}.`;
}
