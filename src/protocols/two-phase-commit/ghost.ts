import type { TraceEvent } from '../../engine/action.ts';
import { emptyMap, type PersistentMap } from '../../base/persistent-map.ts';
import type { ProcessId } from '../../engine/configuration.ts';
import type { PropertyContext } from '../../engine/protocol.ts';
import type { Access, Decision, TransactionId, TwoPhase, Values } from './types.ts';
import { keysOf } from './work.ts';

/**
 * What the properties remember, gathered from events alone (records that became durable, messages sent, answers
 * given), so that a crash cannot make anything unsaid.
 */
export interface Ghost {
  /** The database as it must be: each committed transaction carried out at once, in the order of commit. */
  readonly model: Values;
  /** Transactions that somebody still has to decide. */
  readonly stories: readonly Story[];
  /** What became of the others. */
  readonly past: PersistentMap<Decision>;
  /** The first violation of each rule. */
  readonly breaches: readonly Breach[];
  /** Something failed or came too late: see the premise of AC4. */
  readonly isDisturbed: boolean;
  readonly isDiskLost: boolean;
  readonly seen: readonly ('committed' | 'aborted' | 'blocked')[];
}

interface Breach {
  readonly rule: string;
  readonly message: string;
  readonly processes: readonly ProcessId[];
}

export interface Story {
  readonly id: TransactionId;
  readonly participants: readonly ProcessId[];
  readonly work: Readonly<Record<ProcessId, readonly Access[]>>;
  /** The first vote of each. */
  readonly votes: Readonly<Record<ProcessId, 'yes' | 'no'>>;
  /** Who has promised and not decided. */
  readonly prepared: readonly ProcessId[];
  /** Everybody's first decision: coordinator, participants, and the client as it was told. */
  readonly decisions: Readonly<Record<ProcessId, Decision>>;
  readonly acked: readonly ProcessId[];
  readonly isCommitted: boolean;
  /** What it must have read, from its commit point on. */
  readonly expected: Values;
}

export function initialGhost({ options }: PropertyContext<TwoPhase>): Ghost {
  const model = Object.fromEntries(
    keysOf(options.participants).map((key) => [key, options.balance]),
  );
  return {
    model,
    stories: [],
    past: emptyMap(),
    breaches: [],
    isDisturbed: false,
    isDiskLost: false,
    seen: [],
  };
}

export function findStory(ghost: Ghost, id: TransactionId): Story | undefined {
  return ghost.stories.find((story) => story.id === id);
}

export function withStory(ghost: Ghost, story: Story): Ghost {
  const isNew = findStory(ghost, story.id) === undefined;
  const stories = isNew
    ? [...ghost.stories, story]
    : ghost.stories.map((other) => (other.id === story.id ? story : other));
  return { ...ghost, stories };
}

export function newStory(id: TransactionId, participants: readonly ProcessId[]): Story {
  return {
    id,
    participants,
    work: {},
    votes: {},
    prepared: [],
    decisions: {},
    acked: [],
    isCommitted: false,
    expected: {},
  };
}

/** Remembers the first violation of a rule; those that follow from it would only hide it. */
export function withBreach(
  ghost: Ghost,
  rule: string,
  message: string,
  processes: readonly ProcessId[],
): Ghost {
  if (ghost.breaches.some((breach) => breach.rule === rule)) return ghost;
  return { ...ghost, breaches: [...ghost.breaches, { rule, message, processes }] };
}

export function withSeen(ghost: Ghost, what: Ghost['seen'][number]): Ghost {
  return ghost.seen.includes(what) ? ghost : { ...ghost, seen: [...ghost.seen, what] };
}

const DISTURBING = new Set<string>([
  'crash',
  'stall',
  'cut',
  'drop',
  'delay',
  'hold',
  'slowDisk',
  'failDisk',
]);
const TIMEOUTS = / (?:votes|lock) /;

/** A failure, a loss, a delay by hand, or a timeout that decides: after it AC4 promises nothing. */
export function isDisturbance(event: TraceEvent<TwoPhase>): boolean {
  const { action, outcome } = event;
  if (action.kind === 'fault') return DISTURBING.has(action.fault.kind);
  if (outcome.kind === 'lost' || outcome.kind === 'parked') return true;
  return action.kind === 'fireTimer' && TIMEOUTS.test(action.timer);
}
