import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { balancerIn, countOf, poolIn } from './measures.ts';
import { BALANCER, COMMANDS, OPERATOR } from './operator.ts';
import type { Message, MessageOf, Routing } from './types.ts';
import { count, word } from './words.ts';

type View = Picture<Routing>;

/** Who did what, and so what: one sentence or two, true of this event on any path. */
export function headline(event: TraceEvent<Routing>, before: View, after: View): string {
  return special(event, before, after) ?? plainHeadline(event, before, word);
}

function special(event: TraceEvent<Routing>, before: View, after: View): string | null {
  const { action, outcome, process } = event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return startOf(process ?? '', after);
    case 'fireTimer':
      return tickText(event, after);
    case 'deliver': {
      const message = findEnvelope(before, action.envelope)?.message;
      return message === undefined ? null : deliverText(message, before, after);
    }
    case 'fault': {
      if (action.fault.kind !== 'perturb') return null;
      const { perturbation } = action.fault;
      const command = COMMANDS.find(({ id }) => id === perturbation);
      return command === undefined ? null : `${OPERATOR} ${command.does}.`;
    }
    case 'diskDone':
    case 'invoke':
      return null;
  }
}

function startOf(process: string, after: View): string {
  if (process === OPERATOR) return `${OPERATOR}, the operator, stands by.`;
  if (process === BALANCER) return `${BALANCER}, the load balancer, starts.`;
  return `${process}, ${count(countOf(poolIn(after), 'on'), 'request router')}, starts.`;
}

function tickText({ effects }: TraceEvent<Routing>, after: View): string | null {
  for (const effect of effects) {
    if (effect.kind !== 'send' || effect.message.kind !== 'LOAD') continue;
    const { requests, to } = effect.message;
    if (to.length === 0) return `${count(requests, 'request')}, and no router accepts any.`;
    const each = Math.ceil(requests / to.length);
    return `${BALANCER} gives ${count(to.length, 'router')} up to ${each} requests each.`;
  }
  return balancerIn(after) === null ? null : `${BALANCER} sends nothing.`;
}

function deliverText(message: Message, before: View, after: View): string | null {
  switch (message.kind) {
    case 'LOAD':
      return loadText(message, before, after);
    case 'REFUSE':
      return `${count(message.routers.length, 'router')} too slow: the others get that load.`;
    case 'ACCEPT': {
      const [who, all] = [message.routers.length, balancerIn(after)?.accepting.length ?? 0];
      return `${count(who, 'router')} ${who === 1 ? 'accepts' : 'accept'} traffic now: ${all} in all.`;
    }
    case 'LEAVE':
      return `${count(message.routers.length, 'router')} offline: the others get that load.`;
    case 'OFFLINE':
      return `An upgrade: ${count(countOf(poolIn(after), 'away'), 'router')} offline.`;
    case 'ONLINE':
      return 'The upgrade is over: what was offline is back.';
    case 'ADD': {
      const [had, has] = [before, after].map((view) => poolIn(view)?.routers.length ?? 0);
      const came = (has ?? 0) - (had ?? 0);
      if (came === 0) return 'There are no more routers to add.';
      return `${count(came, 'new router')}: ${has ?? 0} there are now.`;
    }
    case 'POLICY':
      return message.change === 'slower'
        ? 'From now on a router that is overloaded gets slower.'
        : 'From now on routers wait until together they can carry the load.';
    case 'USERS':
      return message.percent === 100
        ? 'All users are let in.'
        : `Only ${message.percent} % of the users are let in.`;
  }
}

/** A second of work at the routers. */
function loadText({ requests, to }: MessageOf<'LOAD'>, before: View, after: View): string | null {
  const [was, is] = [poolIn(before), poolIn(after)];
  const now = is?.recent.at(-1);
  if (was === null || is === null || now === undefined) return null;
  if (was.troubleSince !== null && is.troubleSince === null)
    return 'Ten seconds in which every request was served: the outage is over.';
  if (to.length === 0) return `${count(requests, 'request')} not served: nobody accepts traffic.`;
  const refused = countOf(is, 'refusing') - countOf(was, 'refusing');
  const served = now.served === requests ? 'all' : String(Math.min(now.served, requests));
  const text = `${count(to.length, 'router')}: ${served} of ${count(requests, 'request')} served`;
  return refused > 0 ? `${text}. ${count(refused, 'router')} more refuse.` : `${text}.`;
}
