import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Picture, ProcessPicture } from '../../scene/presentation.ts';
import type { LogRecord, Message, MessageOf, Operation, PrimaryBackup, View } from './types.ts';

/** What a headline is made of. Only what really happened counts: a crash may have cut the event short. */
export interface Facts {
  readonly event: TraceEvent<PrimaryBackup>;
  readonly before: Picture<PrimaryBackup>;
  readonly after: Picture<PrimaryBackup>;
  /** Whose event it is. */
  readonly self: ProcessId;
  readonly was: ProcessPicture<PrimaryBackup> | undefined;
  readonly is: ProcessPicture<PrimaryBackup> | undefined;
  /** The record whose way to the disk began. */
  readonly forced: LogRecord | null;
  readonly rules: readonly string[];
}

export function factsOf(
  event: TraceEvent<PrimaryBackup>,
  before: Picture<PrimaryBackup>,
  after: Picture<PrimaryBackup>,
): Facts {
  const self = event.process ?? '';
  const forced = event.effects.find((effect) => effect.kind === 'forceStart');
  return {
    event,
    before,
    after,
    self,
    was: before.processes.find((process) => process.id === self),
    is: after.processes.find((process) => process.id === self),
    forced: forced?.record ?? null,
    rules: event.effects.flatMap((effect) =>
      effect.kind === 'note' && effect.rule !== undefined ? [effect.rule] : [],
    ),
  };
}

/** The first message of that kind that this event sent. */
export function sent<K extends Message['kind']>({ event }: Facts, kind: K): MessageOf<K> | null {
  for (const effect of event.effects) {
    if (effect.kind === 'send' && effect.message.kind === kind)
      return effect.message as MessageOf<K>;
  }
  return null;
}

export function did(facts: Facts, kind: AppliedEffect<PrimaryBackup>['kind']): boolean {
  return facts.event.effects.some((effect) => effect.kind === kind);
}

/** A message or record in one to three words. */
export function word(thing: Message | LogRecord): string {
  switch (thing.kind) {
    case 'PING':
      return 'The ping';
    case 'PONG':
      return 'The pong';
    case 'VIEW':
      return `View ${thing.view.num}`;
    case 'ACKED':
      return `Acknowledgement ${thing.num}`;
    case 'WHO':
      return 'The question';
    case 'REQUEST':
      return operationWord(thing.request.work);
    case 'FORWARD':
      return `Forwarded ${operationWord(thing.request.work).toLowerCase()}`;
    case 'REPLY':
      return 'The answer';
    case 'REJECT':
      return 'The rejection';
    case 'ACCEPT':
      return 'The acceptance';
    case 'REFUSE':
      return 'The refusal';
    case 'SNAPSHOT':
      return 'The state';
    case 'COPIED':
      return 'The receipt';
  }
}

function operationWord({ kind, key }: Operation): string {
  return `${kind === 'put' ? 'Put' : kind === 'append' ? 'Append' : 'Get'} ${key}`;
}

/** `S1, with backup S2`. */
export function rolesText({ primary, backup }: View): string {
  if (primary === null) return 'nobody leads';
  return backup === null ? `${primary.id} alone` : `${primary.id}, with backup ${backup.id}`;
}
