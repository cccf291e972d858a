import type { Question } from '../../scene/lesson.ts';
import { decisionsIn, sentLater, type State } from './lesson-facts.ts';
import { choice, kept } from './question-parts.ts';
import type { TwoPhase } from './types.ts';

/** One of the rules about locks is off: what goes wrong? */

const TRANSACTIONS = ['T1', 'T2'];

/** The sum of all that the servers hold. */
function total({ processes }: State): number {
  const values = processes.flatMap(({ state }) =>
    state?.role === 'participant' ? Object.values(state.data) : [],
  );
  return values.reduce((sum, value) => sum + value, 0);
}

const TOTALS = [
  ['same', 'As much as before', 'kept'],
  ['less', 'Less than before'],
  ['more', 'More than before'],
] as const;

export const BROKEN_LOCK_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'what-t2-reads',
    in: 'locks-let-go-at-the-vote',
    at: 'disk P2 ABORT T1#1',
    prompt: 'T1 has taken 10 from A = 100 and will abort. What does T2 read under A?',
    options: [
      ['100', '100: what is committed', 'kept'],
      ['90', '90: what T1 wrote'],
      ['nothing', 'Nothing: it has to wait for ever'],
    ],
    worlds: [kept('2PC-R5')],
    answer: (facts) => {
      const vote = sentLater(facts).find(
        ({ from, message }) =>
          from === 'P1' && message.kind === 'YES' && message.transaction === 'T2',
      );
      return vote?.message.kind === 'YES' ? [String(vote.message.reads['A'])] : ['nothing'];
    },
    why: 'The lock went with the vote, so T2 walks into what T1 has not decided. With the rule T2 waits, and reads what is true.',
  }),
  choice({
    id: 'atomic-is-not-isolated',
    in: 'locks-let-go-at-the-vote',
    at: 'deliver C2>TC TXN T2#1',
    prompt: 'T1 aborts at both servers. Is anything wrong in the end?',
    options: [
      ['fine', 'No: it is all or nothing', 'kept'],
      ['half', 'Yes: T1 is half done'],
      ['dirty', 'Yes: T2 read what never was'],
    ],
    worlds: [kept('2PC-R5')],
    answer: ({ run }) => {
      if (TRANSACTIONS.some((id) => new Set(decisionsIn(run, id).values()).size > 1))
        return ['half'];
      const reads = run.events.flatMap(({ effects }) =>
        effects.flatMap((effect) =>
          effect.kind === 'reply' && effect.result.transaction === 'T2'
            ? Object.values(effect.result.reads)
            : [],
        ),
      );
      const sum = reads.reduce((all, value) => all + value, 0);
      return [reads.length === 0 || sum === total(run.end) ? 'fine' : 'dirty'];
    },
    why: 'Two-phase commit makes T1 all or nothing. That nobody sees it half-way is the work of locks.',
  }),
  choice({
    id: 'a-key-without-a-lock',
    in: 'restarted-without-its-locks',
    at: 'fault restart P1#1',
    prompt: 'P1 is prepared for T1 again and has no lock on A. T2 wants A. What happens?',
    options: [
      ['waits', 'T2 waits for T1', 'kept'],
      ['gets', 'T2 gets the lock'],
      ['refused', 'P1 votes NO on T2'],
    ],
    worlds: [kept('2PC-R9')],
    answer: (facts) => {
      const waits = facts.run.events.some(({ effects }) =>
        effects.some(
          (effect) => effect.kind === 'setTimer' && effect.timer.startsWith('P1 lock T2'),
        ),
      );
      if (waits) return ['waits'];
      const votes = sentLater(facts).filter(
        ({ from, message }) =>
          from === 'P1' && 'transaction' in message && message.transaction === 'T2',
      );
      return [votes[0]?.message.kind === 'YES' ? 'gets' : 'refused'];
    },
    why: 'The lock table was memory. Without the locks nothing at P1 says that A is spoken for.',
  }),
  choice({
    id: 'where-the-money-went',
    in: 'restarted-without-its-locks',
    at: 'disk P1 PREPARED T2#1',
    prompt: 'Two transfers use A at once, and both commit. How much money is there in the end?',
    options: TOTALS,
    worlds: [kept('2PC-R9')],
    answer: ({ now, run }) => {
      const change = total(run.end) - total(now);
      return [change === 0 ? 'same' : change < 0 ? 'less' : 'more'];
    },
    why: 'T1 writes what it had worked out before T2 came. What T2 brought to A is overwritten.',
  }),
];
