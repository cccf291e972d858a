import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { databaseIn, webIn } from './measures.ts';
import { COMMANDS, DATABASE, OPERATOR } from './operator.ts';
import type { Herd, Message, WebState } from './types.ts';
import { count, word } from './words.ts';

type View = Picture<Herd>;

/** Who did what, and so what: one sentence or two, true of this event on any path. */
export function headline(event: TraceEvent<Herd>, before: View, after: View): string {
  return special(event, before, after) ?? plainHeadline(event, before, word);
}

function special(event: TraceEvent<Herd>, before: View, after: View): string | null {
  const { action, outcome, process } = event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return startOf(process ?? '');
    case 'fireTimer':
      return process === DATABASE ? workText(after, null) : tickText(webIn(before), webIn(after));
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

function startOf(process: string): string {
  if (process === OPERATOR) return `${OPERATOR}, the operator, stands by.`;
  return process === DATABASE
    ? `${DATABASE} starts. It holds the persistent copy of every configuration value.`
    : `${process}, all web servers with their cache, starts. Every key is cached.`;
}

/** In: the web tier before and after its tick. */
function tickText(was: WebState | null, is: WebState | null): string | null {
  const now = is?.recent.at(-1);
  if (now === undefined || was === null || is === null) return null;
  if (was.troubleSince === null && is.troubleSince !== null)
    return `The first queries fail: ${count(now.errors, 'error', 'errors')} in a fifth of a second.`;
  if (was.troubleSince !== null && is.troubleSince === null)
    return 'A second without error or query: every key is in the cache again.';
  const failed = now.errors === 0 ? '' : `; ${count(now.errors, 'query fails', 'queries fail')}`;
  if (now.requests === 0) return `WEB gets no requests and asks for nothing${failed}.`;
  if (now.queries > 0)
    return `WEB: ${now.hits} of ${now.requests} from the cache, ${count(now.queries, 'query', 'queries')}${failed}.`;
  if (now.hits === now.requests)
    return `WEB serves ${now.requests} of ${now.requests} requests from the cache${failed}.`;
  return `WEB: ${now.hits} of ${now.requests} from the cache, no query${failed}.`;
}

function deliverText(message: Message, before: View, after: View): string | null {
  switch (message.kind) {
    case 'QUERIES':
      return workText(after, message);
    case 'ANSWERS':
      return answersText(message.to.length, message.value, before, after);
    case 'CHANGED':
      return message.value === 'bad'
        ? 'The value has changed: every cached copy is deleted.'
        : 'The value is good again. Its cached copies are deleted.';
    case 'PUSH':
      return databaseIn(before)?.value === message.value
        ? `${DATABASE} has that value already. Nothing changes.`
        : `${DATABASE} holds a ${message.value} value now.`;
    case 'TRAFFIC':
      return trafficText(message.percent, message.overS);
    case 'CLIENTS':
      return message.change === 'keep'
        ? 'From now on an error leaves the key as it is.'
        : 'From now on one query at a time is sent for a key.';
    case 'CAPACITY':
      return `${DATABASE} can answer ${message.times} times as many queries as at first.`;
  }
}

/** One tick of the database's work. */
function workText(after: View, queries: Extract<Message, { kind: 'QUERIES' }> | null): string {
  const database = databaseIn(after);
  const served = count(database?.served ?? 0, 'query', 'queries');
  const waits = database?.queue.length ?? 0;
  if (queries === null) return `${DATABASE} answers ${served} of its queue; ${waits} wait.`;
  const dropped = database?.dropped ?? 0;
  if (dropped === 0) return `${DATABASE} answers ${served}; ${waits} wait, none is dropped.`;
  return `${DATABASE} answers ${served}; ${waits} wait, ${dropped} are dropped unseen.`;
}

function answersText(came: number, value: string, before: View, after: View): string | null {
  const [was, is] = [webIn(before), webIn(after)];
  if (was === null || is === null) return null;
  const inTime = is.answered - was.answered;
  if (inTime === 0) return `${count(came, 'answer comes', 'answers come')} too late for anybody.`;
  return `${count(inTime, 'answer reaches', 'answers reach')} WEB in time: the value is ${value}.`;
}

function trafficText(percent: number, overS: number): string {
  if (percent === 0) return 'The site is turned off: no request comes in any more.';
  if (overS > 0) return `Users are let back, all of them within ${overS} seconds.`;
  return percent === 100
    ? 'All users are let in at once.'
    : `Only ${percent} % of users are let in.`;
}
