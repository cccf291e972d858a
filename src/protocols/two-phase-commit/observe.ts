import type { AppliedEffect, TraceEvent } from '../../engine/action.ts';
import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import type { PropertyContext } from '../../engine/protocol.ts';
import {
  decisionBy,
  findStory,
  isDisturbance,
  newStory,
  withSeen,
  withStory,
  type Ghost,
  type Story,
} from './ghost.ts';
import { decide, finish } from './observe-decisions.ts';
import { checkConflicts, checkData, checkReads } from './oracle.ts';
import type { LogRecord, Message, TwoPhase } from './types.ts';

/** Called after every event: what it means for the properties. */
export function observe(
  before: Ghost,
  event: TraceEvent<TwoPhase>,
  configuration: Configuration<TwoPhase>,
  context: PropertyContext<TwoPhase>,
): Ghost {
  let ghost = before;
  if (!ghost.isDisturbed && isDisturbance(event)) ghost = { ...ghost, isDisturbed: true };
  if (!ghost.isDiskLost && isLossOfDisk(event)) ghost = { ...ghost, isDiskLost: true };
  for (const effect of event.effects) ghost = afterEffect(ghost, event, effect);
  if (!ghost.seen.includes('blocked') && isBlocked(ghost, configuration))
    ghost = withSeen(ghost, 'blocked');
  return checkData(ghost, event.process, configuration, context);
}

function isLossOfDisk({ action }: TraceEvent<TwoPhase>): boolean {
  return action.kind === 'fault' && action.fault.kind === 'crash' && action.fault.loseDisk === true;
}

function isBlocked(ghost: Ghost, configuration: Configuration<TwoPhase>): boolean {
  if (!ghost.stories.some((story) => story.prepared.length > 0)) return false;
  return configuration.processes.some(
    ({ role, status }) => role === 'coordinator' && status === 'crashed',
  );
}

function afterEffect(
  ghost: Ghost,
  event: TraceEvent<TwoPhase>,
  effect: AppliedEffect<TwoPhase>,
): Ghost {
  switch (effect.kind) {
    case 'send':
      return afterSend(ghost, effect.from, effect.to, effect.message);
    case 'durable':
      return effect.records.reduce(
        (now, record) => afterRecord(now, event.process ?? '', record),
        ghost,
      );
    case 'reply':
      return decide(ghost, event.process ?? '', effect.result.transaction, effect.result.outcome);
    case 'setTimer':
    case 'cancelTimer':
    case 'forceStart':
    case 'append':
    case 'truncate':
    case 'become':
    case 'giveUp':
    case 'note':
      return ghost;
  }
}

function afterSend(ghost: Ghost, from: ProcessId, to: ProcessId, message: Message): Ghost {
  if (message.kind === 'PREPARE') {
    const { transaction, participants, work } = message;
    const story = findStory(ghost, transaction) ?? newStory(transaction, participants);
    return withStory(ghost, { ...story, work: { ...story.work, [to]: work } });
  }
  if (message.kind !== 'YES' && message.kind !== 'NO' && message.kind !== 'ACK') return ghost;
  const story = findStory(ghost, message.transaction);
  if (story === undefined) return ghost;
  if (message.kind === 'ACK') return acknowledge(ghost, story, from);
  if (story.yes.includes(from) || story.no.includes(from)) return ghost;
  if (message.kind === 'NO') return withStory(ghost, { ...story, no: [...story.no, from] });
  return promise(ghost, { ...story, yes: [...story.yes, from] }, from);
}

function acknowledge(ghost: Ghost, story: Story, from: ProcessId): Ghost {
  if (story.acked.includes(from) || decisionBy(story, from) !== null) return ghost;
  return finish(withStory(ghost, { ...story, acked: [...story.acked, from] }), story.id);
}

/** From now on `participant` may not decide alone. */
function promise(ghost: Ghost, story: Story, participant: ProcessId): Ghost {
  const isPromised =
    story.prepared.includes(participant) || decisionBy(story, participant) !== null;
  if (isPromised) return withStory(ghost, story);
  const promised = { ...story, prepared: [...story.prepared, participant] };
  return checkConflicts(withStory(ghost, promised), promised, participant);
}

function afterRecord(ghost: Ghost, process: ProcessId, record: LogRecord): Ghost {
  switch (record.kind) {
    case 'PREPARED': {
      const story = findStory(ghost, record.transaction);
      return story === undefined ? ghost : promise(ghost, story, process);
    }
    case 'COMMIT':
    case 'ABORT': {
      const decision = record.kind === 'COMMIT' ? 'committed' : 'aborted';
      const decided = decide(ghost, process, record.transaction, decision);
      return 'operation' in record ? checkReads(decided, record) : decided;
    }
    case 'END':
    case 'DISK-REPLACED':
      return ghost;
  }
}
