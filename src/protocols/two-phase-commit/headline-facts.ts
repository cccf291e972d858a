import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Picture, ProcessPicture } from '../../scene/presentation.ts';
import type { LogRecord, Message, TransactionId, TwoPhase } from './types.ts';

/** What a headline is made of. Only what really happened counts: a crash may have cut the event short. */
export interface Facts {
  readonly event: TraceEvent<TwoPhase>;
  readonly before: Picture<TwoPhase>;
  readonly after: Picture<TwoPhase>;
  /** Whose event it is. */
  readonly self: ProcessId;
  readonly was: ProcessPicture<TwoPhase> | undefined;
  readonly is: ProcessPicture<TwoPhase> | undefined;
  /** The record whose way to the disk began. */
  readonly forced: LogRecord | null;
  /** The newest record that became durable. */
  readonly durable: LogRecord | null;
  readonly rules: readonly string[];
}

export function factsOf(
  event: TraceEvent<TwoPhase>,
  before: Picture<TwoPhase>,
  after: Picture<TwoPhase>,
): Facts {
  const self = event.process ?? '';
  const forced = event.effects.find((effect) => effect.kind === 'forceStart');
  const durable = event.effects
    .flatMap((effect) => (effect.kind === 'durable' ? effect.records : []))
    .at(-1);
  return {
    event,
    before,
    after,
    self,
    was: before.processes.find((process) => process.id === self),
    is: after.processes.find((process) => process.id === self),
    forced: forced?.record ?? null,
    durable: durable ?? null,
    rules: event.effects.flatMap((effect) =>
      effect.kind === 'note' && effect.rule !== undefined ? [effect.rule] : [],
    ),
  };
}

type Sent = Extract<AppliedEffect<TwoPhase>, { kind: 'send' }>;

export function sent({ event }: Facts): readonly Sent[] {
  return event.effects.filter((effect): effect is Sent => effect.kind === 'send');
}

/** To whom a message of that kind was sent. */
export function sentTo(facts: Facts, kind: Message['kind']): readonly ProcessId[] {
  return sent(facts).flatMap((effect) => (effect.message.kind === kind ? [effect.to] : []));
}

/** COMMIT or ABORT, whichever was sent; null: neither. */
export function decisionSent(facts: Facts): 'COMMIT' | 'ABORT' | null {
  const found = sent(facts).find(
    ({ message }) => message.kind === 'COMMIT' || message.kind === 'ABORT',
  );
  return found === undefined ? null : (found.message.kind as 'COMMIT' | 'ABORT');
}

export function did(facts: Facts, kind: AppliedEffect<TwoPhase>['kind']): boolean {
  return facts.event.effects.some((effect) => effect.kind === kind);
}

/** The transaction, as the coordinator had it open before the event. */
export function wasOpen({ before }: Facts, id: TransactionId): boolean {
  return before.processes.some(
    ({ state }) => state?.role === 'coordinator' && state.open.some((one) => one.id === id),
  );
}

export function word(thing: Message | LogRecord): string {
  if (thing.kind === 'DISK-REPLACED') return 'NEW DISK';
  return `${thing.kind} ${'request' in thing && !('transaction' in thing) ? thing.request : subjectOf(thing)}`;
}

function subjectOf(thing: Exclude<Message | LogRecord, { kind: 'DISK-REPLACED' }>): string {
  return 'transaction' in thing ? thing.transaction : thing.request;
}
