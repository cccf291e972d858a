import type { TraceEvent } from '../../engine/action.ts';
import type { Picture } from '../../scene/presentation.ts';
import { findEnvelope, plainHeadline } from '../plain-headline.ts';
import { clientHeadline } from './headline-client.ts';
import { coordinatorHeadline } from './headline-coordinator.ts';
import { diskHeadline } from './headline-disk.ts';
import { factsOf, word, type Facts } from './headline-facts.ts';
import { faultHeadline } from './headline-faults.ts';
import { participantHeadline } from './headline-participant.ts';
import { timerHeadline } from './headline-timers.ts';
import type { TwoPhase } from './types.ts';
import { operationText, pairs } from './words.ts';

/** Who did what, and so what: one sentence or two, true of this event on any path. */
export function headline(
  event: TraceEvent<TwoPhase>,
  before: Picture<TwoPhase>,
  after: Picture<TwoPhase>,
): string {
  return special(factsOf(event, before, after)) ?? plainHeadline(event, before, word);
}

/** Null: nothing to say beyond what is true of every protocol. */
function special(facts: Facts): string | null {
  const { event } = facts;
  const { action, outcome } = event;
  if (outcome.kind !== 'done') return null;
  switch (action.kind) {
    case 'start':
      return startHeadline(facts);
    case 'invoke': {
      const request =
        facts.is?.state?.role === 'client' ? facts.is.state.outstanding?.request : undefined;
      return request === undefined
        ? null
        : `${facts.self} starts ${request}: ${operationText(action.operation)}.`;
    }
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
  const state = is?.state;
  if (state?.role === 'participant') return `${self} starts with ${pairs(state.data)}.`;
  return state?.role === 'coordinator'
    ? `${self}, the coordinator, starts. Its log is empty.`
    : null;
}

function deliverHeadline(facts: Facts, name: string): string | null {
  const envelope = findEnvelope(facts.before, name);
  if (envelope === undefined) return null;
  const { from, message } = envelope;
  if (facts.was?.role === 'coordinator') return coordinatorHeadline(facts, from, message);
  if (facts.was?.role === 'participant') return participantHeadline(facts, from, message);
  return clientHeadline(facts, message);
}
