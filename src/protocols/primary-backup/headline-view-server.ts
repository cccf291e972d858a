import type { ProcessId } from '../../engine/configuration.ts';
import { listOf } from '../plain-headline.ts';
import { rolesText, sent, type Facts } from './headline-facts.ts';
import type { Message, View, ViewServerState, Watched } from './types.ts';

/** Something reaches the view server. */
export function viewServerHeadline(facts: Facts, from: ProcessId, message: Message): string | null {
  if (message.kind === 'WHO') {
    const told = sent(facts, 'VIEW')?.view;
    if (told === undefined) return `${from} asks VS who is primary.`;
    if (told.primary === null) return `${from} asks who is primary. VS says: nobody yet.`;
    return `${from} asks who is primary. VS says: ${told.primary.id}, in view ${told.num}.`;
  }
  return message.kind === 'PING' ? onPing(facts, from, message.acked) : null;
}

function onPing(facts: Facts, from: ProcessId, acked: number): string {
  const { forced, rules } = facts;
  const was = stateOf(facts.was);
  const before = was?.watched.find(({ id }) => id === from);
  if (rules.includes('PB-INC')) return `VS ignores a ping from an earlier life of ${from}.`;
  if (forced?.kind === 'ACKED')
    return `${from} acknowledges view ${acked}. VS may move on from it.`;
  if (forced?.kind === 'VIEW') return decision(facts, forced.view);
  if (rules.includes('PB-V3')) return `${from} is back without its state: it counts as dead.`;
  if (before === undefined) return `VS hears of ${from} for the first time.`;
  if (before.dead) return `VS hears ${from} again: it counts as alive.`;
  if (rules.includes('PB-V6'))
    return `VS ought to move on, but view ${was?.view.num ?? 0} is not acknowledged.`;
  const told = sent(facts, 'VIEW')?.view;
  if (told !== undefined && before.told !== told.num)
    return `${from} pings, and VS tells it of view ${told.num}: ${rolesText(told)}.`;
  if (acked === 0) return `${from} pings 0: it has acknowledged nothing yet.`;
  return `${from} pings with view ${acked}: VS knows that it is alive.`;
}

/** The view server has its reasons for a new view; the disk comes first. */
function decision(facts: Facts, next: View): string {
  const state = stateOf(facts.is);
  const was = stateOf(facts.was)?.view;
  const num = `view ${next.num}`;
  if (was === undefined || was.primary === null)
    return `${next.primary?.id ?? 'Somebody'} is the first to ping: VS makes it primary of ${num}.`;
  const old = was.primary.id;
  const lost = next.primary?.id === old ? was.backup?.id : old;
  const roles = rolesText(next);
  if (lost === undefined)
    return `${next.backup?.id ?? 'A server'} is idle, so VS forms ${num}: ${roles}.`;
  const watched = state?.watched.find(({ id }) => id === lost);
  const why = watched?.dead === true ? 'is silent' : 'has lost its state';
  return `${lost} ${why}, so VS forms ${num}: ${roles}.`;
}

/** The view server looks who has pinged. */
export function tickHeadline(facts: Facts): string {
  const { forced } = facts;
  if (forced?.kind === 'VIEW') return decision(facts, forced.view);
  const before = stateOf(facts.was);
  const now = stateOf(facts.is);
  if (now === null || before === null) return 'VS looks who has pinged.';
  const isNew = (one: Watched): boolean =>
    one.dead && before.watched.some(({ id, dead }) => id === one.id && !dead);
  const dead = now.watched.filter(isNew).map(({ id }) => id);
  if (dead.length > 0) return deadText(now, dead);
  const missing = now.watched.filter(({ missed, dead: isDead }) => missed > 0 && !isDead);
  if (missing.length > 0)
    return `VS misses a ping from ${listOf(
      missing.map(({ id }) => id),
      3,
    )}.`;
  if (now.watched.some((one) => one.dead)) return 'VS looks who has pinged: nothing new.';
  return now.watched.length === 0
    ? 'VS waits for a first ping.'
    : 'VS looks: everybody has pinged.';
}

function deadText({ view, acknowledged }: ViewServerState, dead: readonly ProcessId[]): string {
  const names = listOf(dead, 2);
  if (!dead.includes(view.primary?.id ?? '') && !dead.includes(view.backup?.id ?? ''))
    return `VS hears nothing from ${names}, which has no part in view ${view.num}.`;
  if (!acknowledged)
    return `VS hears nothing from ${names}, but view ${view.num} is not acknowledged.`;
  return `VS hears nothing from ${names}, and nobody with the state can follow.`;
}

/** Something is on the view server's disk. */
export function diskHeadline({ event, forced }: Facts): string | null {
  const record = event.effects
    .flatMap((effect) => (effect.kind === 'durable' ? effect.records : []))
    .at(-1);
  if (record === undefined) return null;
  if (record.kind === 'VIEW')
    return `View ${record.view.num} is on disk: ${rolesText(record.view)}. Nobody else knows yet.`;
  const start = `View ${record.num} is acknowledged, on disk.`;
  return forced?.kind === 'VIEW' ? `${start} VS forms view ${forced.view.num}.` : start;
}

function stateOf(process: Facts['was']): ViewServerState | null {
  return process?.state?.role === 'view server' ? process.state : null;
}
