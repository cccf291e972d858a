import { findProcess } from '../../engine/configuration.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { decidedAt, decisionsIn, holdersOf, type Run, type State } from './lesson-facts.ts';
import { choice, click } from './question-parts.ts';
import type { TwoPhase } from './types.ts';

/** What two-phase locking does beside two-phase commit. */

/** Who waits for whom at these servers, as pairs of transactions. */
function waitsFor(state: State, servers: readonly string[]): ReadonlySet<string> {
  const pairs = servers.flatMap((server) => {
    const memory = findProcess(state, server)?.state;
    if (memory?.role !== 'participant') return [];
    return Object.values(memory.locks).flatMap(({ holders, waiters }) =>
      waiters.flatMap((waiter) =>
        holders.map((holder) => `${waiter.transaction} ${holder.transaction}`),
      ),
    );
  });
  return new Set(pairs);
}

function isCircle(pairs: ReadonlySet<string>): boolean {
  return pairs.has('T1 T2') && pairs.has('T2 T1');
}

const NO_LOCKS: World = {
  id: 'no-locks',
  label: 'Locks are let go at the vote',
  interventions: [],
  off: ['2PC-R5'],
};
const NO_PROMISE: World = {
  id: 'no-promise',
  label: 'A YES may be taken back',
  interventions: [],
  off: ['2PC-R4'],
};

/** Does T2 queue for a lock at P2? */
function queuesAtP2({ events }: Run): boolean {
  return events.some(({ effects }) =>
    effects.some((effect) => effect.kind === 'setTimer' && effect.timer.startsWith('P2 lock T2')),
  );
}

export const LOCK_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'who-sees-the-circle',
    in: 'two-transfers-want-each-others-locks',
    at: 'deliver TC>P1 PREPARE T1#1',
    prompt: 'T1 waits for T2 at P1, T2 for T1 at P2. Which node sees that circle?',
    options: [
      ['P1', 'P1'],
      ['P2', 'P2'],
      ['TC', 'TC: it collects the votes'],
      ['none', 'None of them'],
    ],
    answer: ({ now }) => {
      const seen = ['P1', 'P2', 'TC'].filter((node) => isCircle(waitsFor(now, [node])));
      if (seen.length > 0) return seen;
      return isCircle(waitsFor(now, ['P1', 'P2'])) ? ['none'] : [];
    },
    why: 'Each server knows one half of the circle and TC knows of no locks. Two-phase commit neither prevents nor sees a deadlock.',
  }),
  click({
    id: 'who-breaks-the-circle',
    in: 'two-transfers-want-each-others-locks',
    at: 'deliver P2>TC YES T1#1',
    prompt: 'The circle has to be broken. Click the node that decides so.',
    nodes: ['P1', 'P2', 'TC'],
    answer: ({ run }) => {
      const aborted = ['T1', 'T2'].flatMap((id) => [...decisionsIn(run, id)].slice(0, 1));
      return aborted.filter(([, decision]) => decision === 'aborted').map(([who]) => who);
    },
    why: 'A server that has waited too long for a lock votes NO. It has not promised anything yet, so it may.',
  }),
  choice({
    id: 'when-the-lock-is-free',
    in: 'waiting-behind-the-undecided',
    at: 'deliver TC>P2 PREPARE T2#1',
    prompt: 'T1 is committed at TC. When does T2 get the lock on B at P2?',
    options: [
      ['now', 'Now: T1 is committed'],
      ['heard', 'Once P2 has written COMMIT'],
      ['never', 'Never: T2 gives up'],
    ],
    answer: ({ run, now }) => {
      if (holdersOf(now, 'P2', 'B').includes('T2')) return ['now'];
      const granted = run.events
        .slice(now.next)
        .find(
          ({ name, process }) =>
            process === 'P2' && holdersOf(run.after(name), 'P2', 'B').includes('T2'),
        );
      if (granted === undefined) return ['never'];
      const heard = decidedAt(run, 'P2', 'T1') ?? Number.POSITIVE_INFINITY;
      return [granted.index >= heard ? 'heard' : 'now'];
    },
    why: 'P2 cannot see TC’s disk. As long as P2 itself is in doubt, nobody may touch what T1 wants to write.',
  }),
  choice({
    id: 'which-protocol-makes-it-wait',
    in: 'waiting-behind-the-undecided',
    at: 'fault drop TC>P2 COMMIT T1#1#1',
    prompt: 'T2 will have to wait at P2. Which rule makes it wait there?',
    options: [
      ['2pc', 'A YES must not be taken back', 'no-promise'],
      ['2pl', 'Locks stay until the decision', 'no-locks'],
      ['none', 'None: P2’s disk is busy'],
    ],
    worlds: [NO_LOCKS, NO_PROMISE],
    answer: ({ run, world }) => {
      if (!queuesAtP2(run)) return [];
      const needed = [
        ...(queuesAtP2(world('no-promise')) ? [] : ['2pc']),
        ...(queuesAtP2(world('no-locks')) ? [] : ['2pl']),
      ];
      return needed.length === 0 ? ['none'] : needed;
    },
    why: 'Two-phase commit decides whether T1 happens; two-phase locking keeps others away until it is decided. Neither replaces the other.',
  }),
];
