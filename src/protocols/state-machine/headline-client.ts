import type { ProcessId } from '../../engine/configuration.ts';
import { brief, sent, type Facts } from './headline-facts.ts';
import type { MessageOf, Operation, Result } from './types.ts';
import { clip, resultText } from './words.ts';

/** Appends can make a value as long as they like. */
const MOST = 14;

export function invokeHeadline({ self, event }: Facts, operation: Operation): string {
  const to = event.effects.flatMap((effect) => (effect.kind === 'send' ? [effect.to] : []));
  const what = brief(operation);
  if (to.length === 1) return `${self} sends ${what} to ${to[0] ?? ''}, which puts it in order.`;
  return `${self} sends ${what} to every replica, and nobody orders it.`;
}

/** An answer reaches a client: it goes by the first one. */
export function answerHeadline(
  { self, was, event }: Facts,
  from: ProcessId,
  { request, result }: MessageOf<'ANSWER'>,
): string {
  const state = was?.state?.role === 'client' ? was.state : null;
  const isFirst = event.effects.some(({ kind }) => kind === 'reply');
  if (isFirst && state?.outstanding !== null && state !== null)
    return firstAnswer(self, from, state.outstanding.work, result);
  const heard = state?.heard;
  if (heard?.request !== request)
    return `${self} has its answer already. ${from}'s changes nothing.`;
  const [one, two] = [short(heard.result), short(result)];
  if (one === two) return `${from} tells ${self} the same as ${heard.from} did.`;
  return `${from} tells ${self}: ${two}. From ${heard.from} it heard: ${one}.`;
}

function firstAnswer(self: ProcessId, from: ProcessId, work: Operation, result: Result): string {
  if (result.kind === 'skipped') return `${self} hears that its request was skipped.`;
  if (result.kind === 'done')
    return `${self} hears from ${from}, the first, that ${brief(work)} is done.`;
  return `${from}, first to answer ${self}'s ${brief(work)}, says ${short(result)}.`;
}

function short(result: Result): string {
  return clip(resultText(result), MOST);
}

export function retryHeadline(facts: Facts): string {
  const { self } = facts;
  return sent(facts, 'REQUEST') === null
    ? `${self} need not ask again.`
    : `${self} has heard nothing and sends its request again, under the same name.`;
}
