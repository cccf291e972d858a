import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { answerHeadline, invokeHeadline, retryHeadline } from './headline-client.ts';
import { factsOf, replicaIn, sequencerIn, word, type Facts } from './headline-facts.ts';
import {
  beginHeadline,
  carriedOutHeadline,
  replicaHeadline,
  restartHeadline,
  reviveHeadline,
} from './headline-replica.ts';
import {
  orderedHeadline,
  perturbHeadline,
  sequencerHeadline,
  tipHeadline,
} from './headline-sequencer.ts';
import type { StateMachine } from './types.ts';

/** Who did what, and so what: one sentence or two, true of this event on any path. */
export function headline(
  event: TraceEvent<StateMachine>,
  before: Picture<StateMachine>,
  after: Picture<StateMachine>,
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
      return timerHeadline(facts);
    case 'diskDone':
      return sequencerIn(facts.is) === null ? carriedOutHeadline(facts) : orderedHeadline(facts);
    case 'fault':
      if (action.fault.kind === 'perturb') return perturbHeadline(facts);
      return action.fault.kind === 'restart' ? restartHeadline(facts) : null;
  }
}

function startHeadline(facts: Facts): string | null {
  if (replicaIn(facts.is) !== null) return beginHeadline(facts);
  if (sequencerIn(facts.is) !== null) return startOfOrder(facts);
  return null;
}

/** Its first timer is for telling how long the log is; where nobody asks it for an order there is no such timer. */
function startOfOrder({ self, event }: Facts): string {
  return event.effects.some(({ kind }) => kind === 'setTimer')
    ? `${self}, the sequencer, starts. It will put all requests in one order.`
    : `${self} starts and has nothing to do: clients turn to the replicas.`;
}

function deliverHeadline(facts: Facts, name: string): string | null {
  const envelope = findEnvelope(facts.before, name);
  if (envelope === undefined) return null;
  const { from, message } = envelope;
  switch (facts.was?.role) {
    case 'sequencer':
      return sequencerHeadline(facts, from, message);
    case 'replica':
      return replicaHeadline(facts, message);
    case undefined:
    default:
      return message.kind === 'ANSWER' ? answerHeadline(facts, from, message) : null;
  }
}

function timerHeadline(facts: Facts): string {
  if (sequencerIn(facts.is) !== null) return tipHeadline(facts);
  return replicaIn(facts.is) === null ? retryHeadline(facts) : reviveHeadline(facts);
}
