import type { ProcessId } from '../../engine/configuration.ts';
import { sent, type Facts } from './headline-facts.ts';
import { backupHeadline } from './headline-backup.ts';
import { primaryHeadline } from './headline-primary.ts';
import type { Message, ServerState, View } from './types.ts';
import { isBackup, isPrimary } from './views.ts';

/** Something reaches a server. */
export function serverHeadline(facts: Facts, from: ProcessId, message: Message): string | null {
  const was = stateOf(facts.was);
  const now = stateOf(facts.is);
  if (was === null || now === null) return null;
  if (message.kind === 'VIEW' || message.kind === 'PONG')
    return onTold(facts, was, now, message.view);
  return (
    backupHeadline(facts, was, now, from, message) ?? primaryHeadline(facts, was, from, message)
  );
}

function onTold(facts: Facts, was: ServerState, now: ServerState, view: View): string {
  const { self, rules } = facts;
  if (rules.includes('PB-INC')) return `${self} ignores an answer meant for its earlier life.`;
  if (view.num < was.view.num)
    return `${self} is in view ${was.view.num} already. View ${view.num} is old news.`;
  if (view.num === was.view.num) return `${self} hears that view ${view.num} still stands.`;
  if (isPrimary(view, self)) return onLeading(facts, was, now);
  if (isPrimary(was.view, self)) {
    const what = isBackup(view, self) ? 'backup now, no longer primary' : 'not primary any more';
    return `${self} learns of view ${view.num}: it is ${what}.`;
  }
  if (!isBackup(view, self)) return `${self} learns of view ${view.num}. It has no part in it.`;
  const what = now.initialised ? 'Nobody sends it the state.' : 'It needs the state.';
  return `${self} learns that it is backup in view ${view.num}. ${what}`;
}

function onLeading(facts: Facts, was: ServerState, now: ServerState): string {
  const { self } = facts;
  const { num, backup } = now.view;
  const isNew = !isPrimary(was.view, self);
  if (!now.initialised && sent(facts, 'SNAPSHOT') === null)
    return `${self} learns that it leads view ${num}, but it has no state for it.`;
  if (num === 1) return `${self} learns that it is the first primary of all.`;
  if (isNew) return `${self} learns that it is primary of view ${num}: the true switch-over.`;
  if (backup === null) return `${self} learns of view ${num}: it goes on alone.`;
  return sent(facts, 'SNAPSHOT') === null
    ? `${self} learns of view ${num}: ${backup.id} is its backup now.`
    : `${self} learns of view ${num} and sends the whole state to ${backup.id}.`;
}

/** A server's timer fires. */
export function serverTimerHeadline(facts: Facts, timer: string): string {
  const { self } = facts;
  const ping = sent(facts, 'PING');
  if (ping !== null) {
    return ping.acked === 0
      ? `${self} pings 0: it has acknowledged no view yet.`
      : `${self} pings: alive, and view ${ping.acked} acknowledged.`;
  }
  const backup = stateOf(facts.is)?.view.backup?.id ?? 'its backup';
  if (sent(facts, 'SNAPSHOT') !== null)
    return `${self} has no receipt from ${backup} and sends the state again.`;
  if (sent(facts, 'FORWARD') !== null)
    return `${self} hears nothing from ${backup}. It asks again; it may not go on alone.`;
  return timer === 'ping' ? `${self} is about to ping.` : `${self} need not ask again.`;
}

function stateOf(process: Facts['was']): ServerState | null {
  return process?.state?.role === 'server' ? process.state : null;
}
