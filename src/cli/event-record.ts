import { arrivingIn, type Transition } from '../engine/walk.ts';
import type { ProtocolEntry } from '../protocols/registry.ts';

export type Words = ProtocolEntry['presentation'];

/** An event as a line of jsonl: every field is described in docs/trace-format.md. */
export function eventRecord(transition: Transition, presentation: Words) {
  const { event, before, after } = transition;
  const { action, outcome } = event;
  const envelope = arrivingIn(transition);
  const rule = event.effects.find((effect) => effect.kind === 'note' && effect.rule !== undefined);
  const beat = event.effects.find((effect) => effect.kind === 'note' && effect.beat !== undefined);
  return {
    index: event.index,
    timeMs: event.time,
    kind: action.kind,
    name: event.name,
    ...(event.process === null ? {} : { process: event.process }),
    ...(envelope === null
      ? {}
      : { from: envelope.from, to: envelope.to, message: envelope.message }),
    ...(action.kind === 'fault' ? { fault: action.fault } : {}),
    ...(action.kind === 'invoke' ? { operation: action.operation, id: action.id } : {}),
    outcome: outcome.kind,
    ...('why' in outcome ? { why: outcome.why } : {}),
    ...('message' in outcome ? { why: outcome.message } : {}),
    effects: event.effects,
    ...(event.cutAfter === null ? {} : { cutAfter: event.cutAfter }),
    ...(rule?.kind === 'note' ? { rule: rule.rule } : {}),
    ...(beat?.kind === 'note' ? { beat: beat.beat } : {}),
    causes: event.causes,
    ...(event.background ? { background: true } : {}),
    headline: presentation.headline(event, before, after),
  };
}
