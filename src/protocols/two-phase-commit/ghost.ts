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

/** Lists, not tables: a story is copied at each of its turns, and all copies are kept. */
export interface Story {
  readonly id: TransactionId;
  readonly participants: readonly ProcessId[];
  readonly work: Readonly<Record<ProcessId, readonly Access[]>>;
  /** The first vote of each. */
  readonly yes: readonly ProcessId[];
  readonly no: readonly ProcessId[];
  /** Who has promised and not decided. */
  readonly prepared: readonly ProcessId[];
  /** Everybody's decisions: coordinator, participants, and a client that was told before anybody decided. */
  readonly committed: readonly ProcessId[];
  readonly aborted: readonly ProcessId[];
  /** Who has acknowledged without a decision of its own on disk. */
  readonly acked: readonly ProcessId[];
  /** What it must have read, from its commit point on. */
  readonly expected: Values;
}

/** What somebody has decided first; null: nothing yet. */
export function decisionBy({ committed, aborted }: Story, who: ProcessId): Decision | null {
  if (committed.includes(who)) return 'committed';
  return aborted.includes(who) ? 'aborted' : null;
}

/** What anybody has decided; null: nobody has. */
export function decisionOn({ committed, aborted }: Story): Decision | null {
  if (committed.length > 0) return 'committed';
  return aborted.length > 0 ? 'aborted' : null;
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
    yes: [],
    no: [],
    prepared: [],
    committed: [],
    aborted: [],
    acked: [],
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
