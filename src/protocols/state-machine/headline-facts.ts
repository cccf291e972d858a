import type { TraceEvent } from '../../engine/action.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { Picture, ProcessPicture } from '../../scene/presentation.ts';
import { digestAt } from './node-face.ts';
import type {
  LogRecord,
  Message,
  MessageOf,
  Operation,
  ReplicaState,
  SequencerState,
  StateMachine,
} from './types.ts';
import { chip, operationText, operationWord } from './words.ts';

/** What a headline is made of. Only what really happened counts: a crash may have cut the event short. */
export interface Facts {
  readonly event: TraceEvent<StateMachine>;
  readonly before: Picture<StateMachine>;
  readonly after: Picture<StateMachine>;
  /** Whose event it is. */
  readonly self: ProcessId;
  readonly was: ProcessPicture<StateMachine> | undefined;
  readonly is: ProcessPicture<StateMachine> | undefined;
  /** The record whose way to the disk began. */
  readonly forced: LogRecord | null;
}

export function factsOf(
  event: TraceEvent<StateMachine>,
  before: Picture<StateMachine>,
  after: Picture<StateMachine>,
): Facts {
  const self = event.process ?? '';
  const forced = event.effects.find((effect) => effect.kind === 'forceStart');
  return {
    event,
    before,
    after,
    self,
    was: before.processes.find(({ id }) => id === self),
    is: after.processes.find(({ id }) => id === self),
    forced: forced?.record ?? null,
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

export function replicaIn(process: Facts['was']): ReplicaState | null {
  return process?.state?.role === 'replica' ? process.state : null;
}

export function sequencerIn(process: Facts['was']): SequencerState | null {
  return process?.state?.role === 'sequencer' ? process.state : null;
}

/** Short enough for a sentence, whatever the names and values are. */
export function brief(operation: Operation): string {
  const text = operationText(operation);
  return text.length <= 22 ? text : operationWord(operation);
}

/**
 * How a replica stands at the position it has come to: the digest there, and whom it is compared with. `parts`: here it
 * came to another digest than anybody before; `differs`: it is not the first to.
 */
export function standing({ self, before, after, is }: Facts): {
  readonly position: number;
  readonly digest: string;
  readonly other: ProcessId | null;
  readonly verdict: 'first' | 'agrees' | 'parts' | 'differs';
} {
  const state = replicaIn(is);
  const position = state?.applied.length ?? 0;
  const digest = state === null ? '' : digestAt(state, position);
  const first = after.ghost.firsts[position];
  const { parting } = after.ghost;
  const base = { position, digest: chip(digest), other: first?.replica ?? null };
  if (before.ghost.parting === null && parting !== null && parting.other.replica === self)
    return { ...base, position: parting.position, verdict: 'parts' };
  if (first === undefined || before.ghost.firsts[position] === undefined)
    return { ...base, verdict: 'first' };
  return { ...base, verdict: first.digest === digest ? 'agrees' : 'differs' };
}

/** A message or record in one to three words. */
export function word(thing: Message | LogRecord): string {
  switch (thing.kind) {
    case 'REQUEST':
      return `Request ${operationWord(thing.entry.work)}`;
    case 'ENTRY':
      return `Entry ${thing.number}`;
    case 'ENTRIES':
      return 'The missing part';
    case 'FETCH':
      return `Question ${thing.from}`;
    case 'SKIP':
      return `Skip ${thing.number}`;
    case 'ANSWER':
      return 'The answer';
    case 'TIP':
      return "The log's length";
  }
}
