import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, Violation } from '../../engine/protocol.ts';
import type { Ghost, Story } from './ghost.ts';
import type { TwoPhase } from './types.ts';

/** What must be true of every run (AC1 to AC5 as in Bernstein, Hadzilacos & Goodman 1987, section 7.3). */
export const INVARIANTS: readonly Invariant<TwoPhase>[] = [
  always('2PC-AC1', 'All who decide decide alike'),
  always('2PC-AC2', 'Nobody reverses a decision'),
  always('2PC-AC3', 'COMMIT only if all voted YES'),
  always('2PC-ISO', 'Undecided transactions never share a key'),
  always('2PC-SER', 'Reads fit the order of commit'),
  always('2PC-DATA', 'Committed means done, everywhere'),
  {
    rule: '2PC-AC4',
    title: 'All YES and no failure: COMMIT',
    expectation: 'finally',
    premise: ({ ghost }) => !ghost.isDisturbed,
    check: ({ ghost }) => breach(ghost, '2PC-AC4') ?? firstOf(ghost, undecidedDespiteYes),
  },
  {
    rule: '2PC-AC5',
    title: 'In the end all who voted decide',
    expectation: 'finally',
    check: ({ ghost }) => firstOf(ghost, leftInDoubt),
  },
  sometimes('2PC-COMMITS', 'A transaction commits', 'committed'),
  sometimes('2PC-ABORTS', 'A transaction aborts', 'aborted'),
  sometimes('2PC-BLOCKS', 'A participant waits for a dead coordinator', 'blocked'),
];

function always(rule: string, title: string): Invariant<TwoPhase> {
  return { rule, title, expectation: 'always', check: ({ ghost }) => breach(ghost, rule) };
}

function sometimes(rule: string, title: string, what: Ghost['seen'][number]): Invariant<TwoPhase> {
  return {
    rule,
    title,
    expectation: 'sometimes',
    check: ({ ghost }: Configuration<TwoPhase>) =>
      ghost.seen.includes(what) ? { message: `${title}.`, processes: [] } : null,
  };
}

function breach(ghost: Ghost, rule: string): Violation | null {
  const found =
    ghost.breaches.length === 0 ? undefined : ghost.breaches.find((one) => one.rule === rule);
  return found === undefined ? null : blame(ghost, found);
}

function firstOf(ghost: Ghost, check: (story: Story) => Violation | null): Violation | null {
  for (const story of ghost.stories) {
    const violation = check(story);
    if (violation !== null) return blame(ghost, violation);
  }
  return null;
}

/** With a lost disk it is not the protocol that failed. */
function blame(ghost: Ghost, { message, processes }: Violation): Violation {
  return {
    message: ghost.isDiskLost ? `assumption broken: stable storage. ${message}` : message,
    processes,
  };
}

function undecidedDespiteYes({ id, participants, yes, committed }: Story): Violation | null {
  const isUnanimous = participants.length > 0 && yes.length === participants.length;
  if (!isUnanimous || committed.length > 0) return null;
  return {
    message: `${id} is not committed although all voted YES and nothing failed.`,
    processes: participants,
  };
}

function leftInDoubt({ id, prepared }: Story): Violation | null {
  if (prepared.length === 0) return null;
  return {
    message: `${prepared.join(' and ')} never learned what became of ${id}.`,
    processes: prepared,
  };
}
