import type { ProcessId } from '../../engine/configuration.ts';
import { brief, sent, sequencerIn, type Facts } from './headline-facts.ts';
import type { Message } from './types.ts';

/** Something reaches the sequencer. */
export function sequencerHeadline(facts: Facts, from: ProcessId, message: Message): string | null {
  const { self } = facts;
  switch (message.kind) {
    case 'REQUEST':
      return onRequest(facts, brief(message.entry.work));
    case 'FETCH':
      return sent(facts, 'ENTRIES') === null
        ? `${from} lacks nothing: there is no entry ${message.from} yet.`
        : `${self} sends ${from} what it lacks, from entry ${message.from} on.`;
    case 'ENTRY':
    case 'ENTRIES':
    case 'SKIP':
    case 'TIP':
    case 'ANSWER':
      return null;
  }
}

function onRequest(facts: Facts, what: string): string {
  const { self, forced } = facts;
  const again = sent(facts, 'ENTRY');
  if (again !== null) return `${self} knows that request. It sends entry ${again.number} again.`;
  if (forced?.kind !== 'ENTRY') return `${self} has that request in its log already.`;
  const { number, entry } = forced;
  if (entry.chosen === null)
    return `${self} makes ${what} entry ${number}, and writes that down first.`;
  const isTime = entry.work.kind === 'set' && entry.work.from === 'now';
  const how = isTime ? 'looks at its clock' : 'throws the dice';
  return `${self} ${how} for all: entry ${number}, ${what}, is ${entry.chosen}.`;
}

/** Something is on its disk. */
export function orderedHeadline(facts: Facts): string | null {
  const { self } = facts;
  const entry = sent(facts, 'ENTRY');
  if (entry !== null)
    return `Entry ${entry.number} is on ${self}'s disk. Every replica is sent the same.`;
  const skip = sent(facts, 'SKIP');
  return skip === null ? null : `${self} tells all replicas to skip entry ${skip.number}.`;
}

export function tipHeadline(facts: Facts): string {
  const { self, is } = facts;
  const length = sequencerIn(is)?.log.length ?? 0;
  if (sent(facts, 'TIP') === null) return `${self} has no entry yet and says nothing.`;
  return `${self} tells the replicas how long the log is: ${length}.`;
}

export function perturbHeadline({ self, forced }: Facts): string {
  if (forced?.kind !== 'SKIP') return `${self} has no poisoned entry to skip.`;
  return `${self} is told to skip entry ${forced.number}, and writes that down.`;
}
