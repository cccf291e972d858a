import { findProcess } from '../../engine/configuration.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { decisionsIn } from './lesson-facts.ts';
import { choice, click, EMPTY, fate, LAST_VOTE, mayDo, REFUSED } from './question-parts.ts';
import { after, crash } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** COMMIT is on the coordinator’s disk, and not everybody hears of it. */

const UNTOLD: World = {
  id: 'untold',
  label: 'TC had died before it told anybody',
  from: LAST_VOTE,
  interventions: [after('disk TC COMMIT T1#1', crash('TC', 2))],
};

export const DECIDED_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'committed-and-nobody-knows',
    in: 'coordinator-dies-after-commit-record',
    at: 'fault crash TC#1',
    prompt: 'COMMIT is on TC’s disk, nobody was told, and TC is dead. What becomes of T1?',
    options: [
      ['committed', 'It is committed'],
      ['aborted', 'It aborts: nobody has heard of it'],
      ['open', 'It stays open, even once TC is back'],
    ],
    answer: ({ run }) => fate(run),
    why: 'The record decides. TC finds it when it restarts and tells everybody.',
  }),
  choice({
    id: 'cannot-see-the-record',
    in: 'coordinator-dies-after-commit-record',
    at: 'deliver P1>TC INQUIRE T1#1',
    prompt: 'We see COMMIT on TC’s disk, P1 does not. What may P1 do?',
    options: [
      ['commit', 'Commit: it is committed', 'empty'],
      ['abort', 'Abort: TC is dead'],
      ['wait', 'Wait and ask'],
    ],
    worlds: [EMPTY],
    answer: (facts) => mayDo(facts, ['P1'], [EMPTY]),
    why: 'P1 would see just the same had TC died with an empty log, and then everybody else aborts.',
  }),
  choice({
    id: 'one-was-told',
    in: 'coordinator-dies-after-telling-one',
    at: 'disk P1 COMMIT T1#1',
    prompt: 'P1 has committed, P2 has heard nothing, TC is dead. What may P2 do?',
    options: [
      ['commit', 'Commit: it said YES', 'empty'],
      ['abort', 'Abort: it was never told'],
      ['wait', 'Wait and ask'],
    ],
    worlds: [EMPTY],
    answer: (facts) => mayDo(facts, ['P2'], [EMPTY]),
    why: 'Aborting would contradict P1 here, committing would contradict it had TC died a little earlier. P2 cannot tell the two apart.',
  }),
  click({
    id: 'who-knows',
    in: 'coordinator-dies-after-telling-one',
    at: 'deliver P1>TC ACK T1#1',
    prompt: 'P2 is in doubt. Click a node that is up and knows what became of T1.',
    nodes: ['C1', 'TC', 'P1', 'P2'],
    answer: ({ now, run }) => {
      const soFar = { ...run, events: run.events.slice(0, now.next) };
      return [...decisionsIn(soFar, 'T1').keys()].filter(
        (who) => findProcess(now, who)?.status === 'up',
      );
    },
    why: 'P1 was told and is up; it only is not asked. Participants who may ask each other need not wait here.',
  }),
  choice({
    id: 'asking-who-knows',
    in: 'cooperative-termination',
    at: 'disk P1 COMMIT T1#1',
    prompt: 'P2 may ask P1, and TC stays dead. What becomes of T1 at P2?',
    options: [
      ['committed', 'It commits without TC'],
      ['aborted', 'It aborts without TC'],
      ['open', 'P2 waits for TC'],
    ],
    answer: ({ run }) => [decisionsIn(run, 'T1').get('P2') ?? 'open'],
    why: 'One who knows the decision is enough. P1 repeats what TC had told it, and decides nothing.',
  }),
  choice({
    id: 'asking-who-does-not-know',
    in: 'cooperative-termination',
    at: 'fire P2 inquire T1#1',
    prompt: 'Had TC died before telling anybody: would asking each other help?',
    options: [
      ['committed', 'Yes: both said YES, they commit', 'untold'],
      ['aborted', 'Yes: they agree on ABORT', 'untold'],
      ['open', 'No: both wait for TC', 'untold'],
    ],
    worlds: [UNTOLD],
    answer: ({ world }) => fate(world('untold')),
    why: 'Asking helps where somebody knows, or has not voted. When all are in doubt, only TC’s log can say.',
  }),
  choice({
    id: 'half-heard',
    in: 'commit-to-p2-lost',
    at: 'fault drop TC>P2 COMMIT T1#1#1',
    prompt: 'The COMMIT to P2 is lost. What becomes of T1?',
    options: [
      ['committed', 'It is committed; P2 hears later'],
      ['split', 'P1 commits, P2 aborts'],
      ['open', 'It is open until P2 agrees'],
    ],
    answer: ({ run }) => fate(run),
    why: 'T1 has been committed since the record on TC’s disk. P2 keeps its lock and asks until it is told.',
  }),
  choice({
    id: 'may-p2-give-up',
    in: 'commit-to-p2-lost',
    at: 'deliver P1>TC ACK T1#1',
    prompt: 'P2 has heard nothing since its YES. What may it do when its timer fires?',
    options: [
      ['commit', 'Commit: it said YES', 'refused'],
      ['abort', 'Abort: it has waited long enough'],
      ['wait', 'Ask, and go on waiting'],
    ],
    worlds: [REFUSED],
    answer: (facts) => mayDo(facts, ['P2'], [REFUSED]),
    why: 'P1 may have said YES or NO; P2 sees the same. Its own YES was a promise to do either.',
  }),
];
