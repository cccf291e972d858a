import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { clientHeadline, invokeHeadline, retryHeadline } from './headline-client.ts';
import { factsOf, word, type Facts } from './headline-facts.ts';
import { faultHeadline } from './headline-faults.ts';
import { serverHeadline, serverTimerHeadline } from './headline-server.ts';
import { diskHeadline, tickHeadline, viewServerHeadline } from './headline-view-server.ts';
import type { PrimaryBackup } from './types.ts';

/** Who did what, and so what: one sentence or two, true of this event on any path. */
export function headline(
  event: TraceEvent<PrimaryBackup>,
  before: Picture<PrimaryBackup>,
  after: Picture<PrimaryBackup>,
): string {
  return special(factsOf(event, before, after)) ?? plainHeadline(event, before, word);
}

/** Null: nothing to say beyond what is true of every protocol. */
function special(facts: Facts): string | null {
  const { action, outcome } = facts.event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return startHeadline(facts);
    case 'invoke':
      return invokeHeadline(facts, action.operation);
    case 'deliver':
      return deliverHeadline(facts, action.envelope);
    case 'fireTimer':
      return timerHeadline(facts, action.timer);
    case 'diskDone':
      return diskHeadline(facts);
    case 'fault':
      return faultHeadline(facts, action.fault);
  }
}

function startHeadline({ self, is }: Facts): string | null {
  switch (is?.state?.role) {
    case 'client':
      return `${self} starts and knows no view yet.`;
    case 'view server':
      return `${self}, the view server, starts. Nobody is in charge yet.`;
    case 'server':
      return `${self} starts with an empty memory.`;
    case undefined:
      return null;
  }
}

function deliverHeadline(facts: Facts, name: string): string | null {
  const envelope = findEnvelope(facts.before, name);
  if (envelope === undefined) return null;
  const { from, message } = envelope;
  switch (facts.was?.role) {
    case 'view server':
      return viewServerHeadline(facts, from, message);
    case 'server':
      return serverHeadline(facts, from, message);
    case 'client':
      return clientHeadline(facts, from, message);
    case undefined:
    default:
      return null;
  }
}

/** Its name says which timer: `S1 ping#2`, `C1 retry C1.1#1`. */
function timerHeadline(facts: Facts, name: string): string {
  if (facts.was?.role === 'view server') return tickHeadline(facts);
  if (facts.was?.role === 'client') return retryHeadline(facts);
  return serverTimerHeadline(facts, name.includes(' ping') ? 'ping' : 'resend');
}
