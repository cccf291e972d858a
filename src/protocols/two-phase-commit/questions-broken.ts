import { findProcess } from '../../engine/configuration.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { branchOf, decisionsIn } from './lesson-facts.ts';
import {
  agreement,
  agreementOptions,
  choice,
  kept,
  mayDo,
  REFUSED,
  reply,
} from './question-parts.ts';
import { after, atTime, crash, restart } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** One of the rules about logs and promises is off: what goes wrong? */

/** P1 dies as soon as its YES is out, which with the rule in force is later. */
const LOGGED_FIRST: World = {
  ...kept('2PC-R1', [after('disk P1 PREPARED T1#1', crash('P1')), atTime(400, restart('P1'))]),
  from: 'deliver C1>TC TXN T1#1',
};

export const BROKEN_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'what-it-knows-of-its-yes',
    in: 'yes-before-the-log',
    at: 'fault crash P1#1',
    prompt: 'P1’s YES is under way. What does P1 know of it once it is back?',
    options: [
      ['prepared', 'That it is prepared: its log says so', 'kept'],
      ['none', 'Nothing at all'],
      ['committed', 'That T1 is committed'],
    ],
    worlds: [LOGGED_FIRST],
    answer: ({ run }) => {
      const memory = findProcess(run.after('fault restart P1#1') ?? run.end, 'P1')?.state;
      if (branchOf(memory, 'T1')?.phase === 'prepared') return ['prepared'];
      const log = memory?.role === 'participant' ? memory.last : null;
      return [log?.decision === 'committed' ? 'committed' : 'none'];
    },
    why: 'A promise that is only in memory dies with it. Hence the rule: log first, then speak.',
  }),
  choice({
    id: 'yes-before-the-log-ends',
    in: 'yes-before-the-log',
    at: 'deliver P2>TC YES T1#1',
    prompt: 'Both have said YES, P1’s promise is lost. Who carries T1 out in the end?',
    options: agreementOptions('both'),
    worlds: [LOGGED_FIRST],
    answer: (facts) => agreement(facts),
    why: 'TC commits, and P2 with it. P1 has forgotten what it was to do, so one half is missing.',
  }),
  choice({
    id: 'what-the-others-do',
    in: 'a-restart-that-rolls-back',
    at: 'fault crash P1#1',
    prompt: 'P1 will find PREPARED and no COMMIT, and roll back. What does TC decide?',
    options: [
      ['aborted', 'ABORT: P1 is out'],
      ['committed', 'COMMIT: it has both YES votes'],
      ['open', 'Nothing until P1 votes again'],
    ],
    answer: ({ run }) => [decisionsIn(run, 'T1').get('TC') ?? 'open'],
    why: 'P1’s YES was sent before it died and counts. Whoever has said YES cannot roll back behind everybody’s back.',
  }),
  choice({
    id: 'a-restart-that-rolls-back-ends',
    in: 'a-restart-that-rolls-back',
    at: 'disk P1 ABORT T1#1',
    prompt: 'P1 has rolled back, its YES is still under way. Who carries T1 out in the end?',
    options: agreementOptions('both'),
    worlds: [kept('2PC-R2')],
    answer: (facts) => agreement(facts),
    why: 'PREPARED without a decision means: in doubt. It has to be prepared again and ask.',
  }),
  choice({
    id: 'told-without-a-record',
    in: 'told-before-it-was-logged',
    at: 'fault crash TC#1',
    prompt: 'TC told P1 COMMIT and died with an empty log. What will it tell P2?',
    options: [
      ['COMMIT', 'COMMIT: so it decided', 'kept'],
      ['ABORT', 'ABORT: it has no record'],
      ['nothing', 'Nothing at all'],
    ],
    worlds: [kept('2PC-R3', [atTime(600, restart('TC'))])],
    answer: (facts) => reply(facts, 'TC', 'P2', ['COMMIT', 'ABORT', 'REFUSE']),
    why: 'After a restart its log is all it has. It cannot know that it has spoken already.',
  }),
  choice({
    id: 'told-before-it-was-logged-ends',
    in: 'told-before-it-was-logged',
    at: 'disk P1 COMMIT T1#1',
    prompt: 'P1 has committed what TC never wrote down. Who carries T1 out in the end?',
    options: agreementOptions('none'),
    worlds: [kept('2PC-R3', [atTime(600, restart('TC'))])],
    answer: (facts) => agreement(facts),
    why: 'With the rule in force P1 would not have been told, and both would abort. Speaking first split them.',
  }),
  choice({
    id: 'tired',
    in: 'tired-of-waiting',
    at: 'fault drop TC>P2 COMMIT T1#1#1',
    prompt: 'P2 will hear nothing after its YES. What may it do without breaking anything?',
    options: [
      ['commit', 'Commit: it said YES', 'refused'],
      ['abort', 'Abort: silence means no'],
      ['wait', 'Wait and ask', 'kept'],
    ],
    worlds: [REFUSED, kept('2PC-R4')],
    answer: (facts) => mayDo(facts, ['P2'], [REFUSED]),
    why: 'Here P1 and TC commit, elsewhere P1 may have refused. P2 sees no difference.',
  }),
  choice({
    id: 'tired-of-waiting-ends',
    in: 'tired-of-waiting',
    at: 'deliver P1>TC ACK T1#1',
    prompt: 'P2 is about to abort on its own. Who carries T1 out in the end?',
    options: agreementOptions('both'),
    worlds: [kept('2PC-R4')],
    answer: (facts) => agreement(facts),
    why: 'P1 was told COMMIT before P2 lost patience. Money has left A and not come to B.',
  }),
];
