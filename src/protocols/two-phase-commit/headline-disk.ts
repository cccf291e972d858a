import { listOf } from '../plain-headline.ts';
import { decisionOn } from './ghost.ts';
import { decisionSent, did, sentTo, type Facts } from './headline-facts.ts';
import type { LogRecord } from './types.ts';

/** A record is durable, and what waited for it goes on, as far as it goes. */
export function diskHeadline(facts: Facts): string | null {
  const { durable, event, was } = facts;
  if (durable === null) return null;
  if (event.effects.some((effect) => effect.kind === 'durable' && !effect.forced))
    return ownPace(facts, durable);
  if (durable.kind === 'DISK-REPLACED') return newDisk(facts);
  return was?.role === 'coordinator'
    ? atCoordinator(facts, durable)
    : atParticipant(facts, durable);
}

/** Nobody waited for it. */
function ownPace({ self }: Facts, record: LogRecord): string | null {
  if (record.kind === 'END')
    return `END is on ${self}'s disk: ${record.transaction} is over for good.`;
  if (record.kind !== 'PREPARED') return null;
  return `PREPARED for ${record.transaction} is on ${self}'s disk at last.`;
}

function newDisk({ self, was }: Facts): string {
  if (was?.role === 'coordinator')
    return `${self} notes that its old log is lost. It will presume nothing.`;
  return `${self} notes that its old log is lost.`;
}

function atCoordinator(facts: Facts, record: LogRecord): string | null {
  const { self } = facts;
  const id = 'transaction' in record ? record.transaction : '';
  if (record.kind === 'COMMIT') {
    if (sentTo(facts, 'COMMIT').length > 0)
      return `COMMIT is on ${self}'s disk. This is the commit point of ${id}.`;
    return `COMMIT is on ${self}'s disk: ${id} is committed.${isSecret(facts, id) ? ' Nobody knows yet.' : ''}`;
  }
  if (record.kind !== 'ABORT') return null;
  const told = sentTo(facts, 'ABORT');
  if (told.length === 0) return `ABORT is on ${self}'s disk: ${record.transaction} is aborted.`;
  return `ABORT is on ${self}'s disk. ${self} tells ${listOf(told)}.`;
}

/** Was it not told before it was logged? (It is told first where rule R3 is off.) */
function isSecret({ before }: Facts, id: string): boolean {
  const isOnItsWay = before.inFlight.some(
    ({ message }) => message.kind === 'COMMIT' && message.transaction === id,
  );
  const story = before.ghost.stories.find((one) => one.id === id);
  return !isOnItsWay && story !== undefined && decisionOn(story) === null;
}

function atParticipant(facts: Facts, record: LogRecord): string | null {
  const { self } = facts;
  switch (record.kind) {
    case 'PREPARED':
      if (sentTo(facts, 'YES').length === 0)
        return `PREPARED is on ${self}'s disk: the promise is made.`;
      return `${self} is prepared and votes YES. From now on it may not decide alone.`;
    case 'COMMIT':
      return afterCommit(facts, record.transaction);
    case 'ABORT':
      return afterAbort(facts, record.transaction);
    case 'END':
    case 'DISK-REPLACED':
      return null;
  }
}

function afterCommit(facts: Facts, id: string): string {
  const { self } = facts;
  if (!did(facts, 'become')) return `COMMIT of ${id} is on ${self}'s disk.`;
  const next = nextUp(facts);
  if (next !== null) return `${self} commits ${id}. ${next} gets the lock at last.`;
  const changed = changes(facts);
  return `${self} commits ${id}${changed === '' ? '' : `: ${changed}`}. Its locks are free.`;
}

function afterAbort(facts: Facts, id: string): string {
  const { self } = facts;
  const [peer] = decisionSent(facts) === 'ABORT' ? sentTo(facts, 'ABORT') : [];
  if (peer !== undefined)
    return `${self} has written ABORT and tells ${peer}. ${id} can never commit.`;
  if (sentTo(facts, 'NO').length > 0) return `${self} says NO. ${id} can no longer commit.`;
  if (!did(facts, 'become')) return `ABORT of ${id} is on ${self}'s disk.`;
  const next = nextUp(facts);
  if (next !== null) return `${self} aborts ${id}. ${next} gets the lock at last.`;
  // Where it acknowledged before it wrote (rule R6 off), only the note tells that it was told.
  const isTold = sentTo(facts, 'ACK').length > 0 || facts.rules.includes('2PC-R5');
  return isTold
    ? `${self} aborts ${id}. Its locks are free.`
    : `${self} has aborted ${id} on its own authority.`;
}

/** The transaction that goes on with a lock set free here. */
function nextUp({ forced }: Facts): string | null {
  return forced !== null && 'transaction' in forced ? forced.transaction : null;
}

function changes({ was, is }: Facts): string {
  const before = dataOf(was);
  const now = dataOf(is);
  return Object.keys(now)
    .filter((key) => now[key] !== before[key])
    .map((key) => `${key} = ${now[key] ?? 0}`)
    .join(', ');
}

function dataOf(process: Facts['was']): Readonly<Record<string, number>> {
  return process?.state?.role === 'participant' ? process.state.data : {};
}
