import type { ProcessId } from '../../engine/configuration.ts';
import { brief, replicaIn, sent, standing, type Facts } from './headline-facts.ts';
import type { Entry, Message, MessageOf, ReplicaState } from './types.ts';
import { dataText } from './words.ts';

/** A replica begins. */
export function beginHeadline(facts: Facts): string {
  const { self } = facts;
  const { verdict, digest, other } = standing(facts);
  const data = replicaIn(facts.is)?.data ?? {};
  if (verdict === 'parts')
    return `${self} begins with ${dataText(data, 8)}: its digest is not that of ${other ?? ''}.`;
  return `${self} begins with an empty state, digest ${digest}.`;
}

/** Something reaches a replica. */
export function replicaHeadline(facts: Facts, message: Message): string | null {
  const { self } = facts;
  const was = replicaIn(facts.was);
  if (was === null) return null;
  switch (message.kind) {
    case 'REQUEST':
    case 'ENTRY':
      return onEntry(facts, was, message.entry, message.kind === 'ENTRY' ? message.number : null);
    case 'ENTRIES':
      if (was.halted !== null) return down(self);
      return facts.forced === null
        ? `${self} has all of that already.`
        : `${self} gets what it lacked, and carries it out in order.`;
    case 'TIP':
      return onTip(facts, was, message);
    case 'SKIP':
      return facts.forced?.kind === 'SKIP'
        ? `${self} writes down that entry ${message.number} is skipped.`
        : `${self} knows that entry ${message.number} is skipped.`;
    case 'FETCH':
    case 'ANSWER':
      return null;
  }
}

function onEntry(facts: Facts, was: ReplicaState, entry: Entry, number: number | null): string {
  const { self, forced } = facts;
  const what = brief(entry.work);
  if (was.halted !== null) return down(self);
  if (forced?.kind === 'ENTRY') {
    const position = was.applied.length + 1;
    if (number !== null && number > position)
      return `${self} takes entry ${number} as its number ${position}: it missed one, unnoticed.`;
    return `${self} writes ${what} to its disk, at position ${position}.`;
  }
  if (number !== null && number > was.applied.length + 1) {
    const turn = was.applied.length + 1;
    const asks = sent(facts, 'FETCH') === null ? 'It waits.' : 'It waits, and asks.';
    return `${self} has entry ${number} but lacks ${turn}. ${asks}`;
  }
  return sent(facts, 'ANSWER') === null
    ? `${self} has carried out ${what} already. Nothing changes.`
    : `${self} has carried out ${what} already, and answers again.`;
}

function down(self: ProcessId): string {
  return `${self}'s program is down. Nobody there reads what arrives.`;
}

function onTip(facts: Facts, was: ReplicaState, message: MessageOf<'TIP'>): string {
  const { self, forced } = facts;
  if (forced?.kind === 'SKIP') return `${self} hears that entry ${forced.number} is skipped.`;
  if (was.halted !== null) return down(self);
  const fetch = sent(facts, 'FETCH');
  if (fetch === null && message.length > was.applied.length)
    return `${self} hears how long the log is. It has asked for ${was.applied.length + 1} already.`;
  return fetch === null
    ? `${self} hears how long the log is, and lacks nothing.`
    : `${self} hears how long the log is. It lacks entry ${fetch.from}, and asks.`;
}

/** Something is on a replica's disk, and what waited for it goes on. */
export function carriedOutHeadline(facts: Facts): string | null {
  const { self, was, is, event } = facts;
  const [before, now] = [replicaIn(was), replicaIn(is)];
  if (before === null || now === null) return null;
  const durable = event.effects
    .flatMap((effect) => (effect.kind === 'durable' ? effect.records : []))
    .at(-1);
  if (now.halted !== null && before.halted === null)
    return `${self} carries out entry ${now.halted.position}, and its program crashes.`;
  if (durable?.kind === 'SKIP') return onSkipped(facts, before, now, durable.number);
  if (now.applied.length <= before.applied.length)
    return `The entry is on ${self}'s disk and not carried out yet.`;
  const done = now.applied.at(-1);
  if (done === undefined) return null;
  if (done.skip) return `${self} passes over entry ${done.number}, like everybody.`;
  return standingText(facts, `${self} carries out ${brief(done.entry.work)}`);
}

/** `R1 carries out x = 1: digest 3fa1 at 2, like R2.` */
function standingText(facts: Facts, what: string): string {
  const { position, digest, other, verdict } = standing(facts);
  switch (verdict) {
    case 'first':
      return `${what}: digest ${digest} at ${position}.`;
    case 'agrees':
      return `${what}: digest ${digest} at ${position}, like ${whom(facts, other)}.`;
    case 'parts':
      return `${what}. At ${position} digests part: not like ${whom(facts, other)}.`;
    case 'differs':
      return `${what}: digest ${digest} at ${position}, not like ${whom(facts, other)}.`;
  }
}

function whom({ self }: Facts, other: ProcessId | null): string {
  return other === null || other === self ? 'before' : other;
}

function onSkipped(
  { self }: Facts,
  before: ReplicaState,
  now: ReplicaState,
  number: number,
): string {
  if (before.halted !== null && now.halted === null)
    return `${self} starts again, passes over entry ${number}, and lives.`;
  if (now.halted !== null) return `${self} will skip entry ${number}. Its program is down.`;
  return `${self} will pass over entry ${number}.`;
}

/** Its program is started again, by its own computer. */
export function reviveHeadline({ self, is }: Facts): string {
  const halted = replicaIn(is)?.halted ?? null;
  if (halted === null) return `${self}'s program runs again.`;
  return `${self}'s program starts again, reads its log, and crashes at ${halted.position} again.`;
}

/** The computer comes back after a crash. */
export function restartHeadline(facts: Facts): string | null {
  const { self, is } = facts;
  const state = replicaIn(is);
  if (state === null) return null;
  if (state.halted !== null)
    return `${self} is back, reads its log, and crashes at ${state.halted.position} again.`;
  return standingText(facts, `${self} is back and rereads its log`);
}
