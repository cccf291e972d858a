import type { ProcessId } from '../../engine/configuration.ts';
import { did, sent, type Facts } from './headline-facts.ts';
import type { Message, Operation, Result } from './types.ts';
import { clip, operationText, resultText } from './words.ts';

/** Appends can make a value as long as they like. */
const MOST = 20;

/** A client begins an operation. */
export function invokeHeadline(facts: Facts, operation: Operation): string {
  const { self, event } = facts;
  const what = operationText(operation);
  const to = event.effects.find((effect) => effect.kind === 'send')?.to;
  if (sent(facts, 'REQUEST') !== null)
    return `${self} sends ${what} to ${to ?? 'the primary'}, the primary it knows of.`;
  return `${self} wants to ${what} and asks VS who is primary.`;
}

/** Something reaches a client. */
export function clientHeadline(facts: Facts, from: ProcessId, message: Message): string | null {
  const { self } = facts;
  switch (message.kind) {
    case 'REPLY':
      return did(facts, 'reply')
        ? onReply(facts, message.result)
        : `${self} has its answer already. This one changes nothing.`;
    case 'REJECT':
      if (sent(facts, 'WHO') !== null)
        return `${from} turned ${self} away, so ${self} asks VS who is primary.`;
      return isWaitingFor(facts, message.request)
        ? `${from} turned ${self} away again. It will try later.`
        : `${self} no longer waits for that. The rejection changes nothing.`;
    case 'VIEW':
    case 'PONG': {
      const primary = message.view.primary?.id;
      if (primary === undefined) return `${self} hears that there is no primary yet.`;
      return sent(facts, 'REQUEST') === null
        ? `${self} hears that ${primary} is primary, and knew it.`
        : `${self} hears that ${primary} is primary, and sends its request there.`;
    }
    case 'PING':
    case 'WHO':
    case 'REQUEST':
    case 'FORWARD':
    case 'ACCEPT':
    case 'REFUSE':
    case 'SNAPSHOT':
    case 'COPIED':
      return null;
  }
}

function onReply({ self, event, before, after }: Facts, result: Result): string {
  const breach = (picture: Facts['after']): boolean =>
    picture.ghost.breaches.some(({ rule }) => rule === 'PB-LIN');
  const was = before.processes.find(({ id }) => id === event.process)?.state;
  const work = was?.role === 'client' ? was.outstanding?.request.work : undefined;
  const what = work === undefined ? 'its request' : operationText(work);
  if (breach(after) && !breach(before)) {
    const isNone = result.kind === 'found' && result.value === null;
    const told = isNone ? `there is no ${work?.key ?? 'such key'}` : clip(resultText(result), MOST);
    return `${self} hears ${told}. No single copy could have said that.`;
  }
  if (work?.kind === 'put') return `${self} hears that ${what} is done.`;
  return `${self} has the answer to ${what}: ${clip(resultText(result), MOST)}.`;
}

function isWaitingFor({ is }: Facts, request: string): boolean {
  return is?.state?.role === 'client' && is.state.outstanding?.request.id === request;
}

/** It has waited long enough. */
export function retryHeadline(facts: Facts): string {
  const { self, event } = facts;
  if (sent(facts, 'REQUEST') === null)
    return sent(facts, 'WHO') === null
      ? `${self} has heard nothing yet.`
      : `${self} has heard nothing yet and asks VS again.`;
  const to = event.effects.find((effect) => effect.kind === 'send')?.to ?? 'the primary';
  return `${self} hears nothing. It asks ${to} again, under the same number, and VS.`;
}
