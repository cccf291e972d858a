import { listOf } from '../plain-headline.ts';
import { decisionSent, did, sentTo, type Facts } from './headline-facts.ts';

/** A timer fires. Its name says which: `P1 inquire T1#2`. */
export function timerHeadline(facts: Facts, name: string): string | null {
  const { self } = facts;
  const [, timer = '', rest = ''] = name.split(' ');
  const subject = rest.slice(0, rest.lastIndexOf('#'));
  return TIMERS[timer]?.(facts, subject) ?? `${self}'s timer fires. There is nothing left to do.`;
}

const TIMERS: Readonly<Record<string, (facts: Facts, subject: string) => string | null>> = {
  votes(facts, id) {
    const { self, forced } = facts;
    const asked = sentTo(facts, 'PREPARE');
    if (forced?.kind === 'ABORT')
      return `Votes on ${id} are still missing. ${self} stops waiting and writes ABORT.`;
    if (asked.length > 0) return `No vote from ${listOf(asked)} yet. ${self} asks again.`;
    return `Votes on ${id} are missing, and ${self}'s patience is over.`;
  },
  acks(facts, id) {
    const { self } = facts;
    const decision = decisionSent(facts);
    if (decision === null) return `Acknowledgements of ${id} are missing.`;
    return `No acknowledgement from ${listOf(sentTo(facts, decision))}. ${self} sends ${decision} again.`;
  },
  inquire(facts, id) {
    const { self, forced } = facts;
    if (forced?.kind === 'ABORT')
      return `${self} is tired of waiting. It aborts ${id} in spite of its YES.`;
    const asked = sentTo(facts, 'INQUIRE');
    if (asked.length === 0) return `${self} is still in doubt about ${id}.`;
    if (asked.length > 1)
      return `${self} is in doubt about ${id}. It asks ${asked[0] ?? ''} and its peers.`;
    return `${self} is in doubt and asks. It may not abort: ${asked[0] ?? 'TC'} could have committed.`;
  },
  lock(facts, id) {
    if (facts.forced?.kind !== 'ABORT') {
      return facts.event.cutAfter === null
        ? null
        : `${id} has waited too long for a lock at ${facts.self}.`;
    }
    return `${id} has waited too long for a lock at ${facts.self} and gives way.`;
  },
  answer(facts, request) {
    const { self } = facts;
    if (did(facts, 'giveUp'))
      return `${self} gives up on ${request}, not knowing: it may have committed.`;
    if (sentTo(facts, 'OUTCOME?').length > 0)
      return `${self} has heard nothing of ${request} and asks for the outcome.`;
    return `${self} has heard nothing of ${request}.`;
  },
};
