import type { Question, World } from '../../scene/lesson.ts';
import { told } from './lesson-answers.ts';
import { fitLeaders, NOTHING, roleOf } from './lesson-facts.ts';
import { choice, hears, viewNext, without } from './question-parts.ts';
import { at, get, start } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Nothing moves any more: why, and would it be wise to move all the same? */

const restarted = (who: string, timeMs: number): World => ({
  id: 'restarted',
  label: `${who} is started again`,
  interventions: [at(timeMs, start(who))],
});
const BOTH_DEAD = ['both-die', 'no-state-no-primary'];

export const STUCK_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  viewNext({
    id: 'nobody-knows-what-it-did',
    in: 'dead-before-it-acknowledged',
    at: 'fault crash S1#1',
    prompt: 'S1 died before it acknowledged view 1. S2 and S3 are fine. Which view follows?',
    options: [
      ['none', 'None'],
      ['S2 S3', 'S2, with backup S3'],
      ['S2 --', 'S2 alone'],
    ],
    why: 'For all that VS knows S1 had begun to work. It may not leave a view whose primary has not acknowledged it.',
  }),
  choice({
    id: 'does-a-restart-help',
    in: 'dead-before-it-acknowledged',
    at: 'invoke C1 r1',
    prompt: 'C1 waits. What would help?',
    options: [
      ['time', 'Time: VS will notice that S1 is dead'],
      ['restart', 'Starting S1 again', 'restarted'],
      ['neither', 'Neither of the two', 'restarted'],
    ],
    worlds: [restarted('S1', 1500)],
    answer: ({ run, world }) => {
      if (told(run, 'C1.r1') !== 'never') return ['time'];
      return [told(world('restarted'), 'C1.r1') === 'never' ? 'neither' : 'restart'];
    },
    why: 'A restarted S1 is another S1: it has no state, says so, and may not lead. That is the price of never being wrong.',
  }),
  choice({
    id: 'a-spare-comes-late',
    in: 'dead-without-a-backup',
    at: 'fault crash S2#1',
    prompt: 'S2 led alone and is dead; S3 will be started. What does S3 become?',
    options: [
      ['primary', 'Primary: it is all there is'],
      ['backup', 'Backup of nobody'],
      ['idle', 'Nothing: it stays idle'],
    ],
    answer: ({ run }) => [roleOf(run.end, 'S3')],
    why: 'S3 has no data, and who had it is dead. Stuck is correct here: an empty primary would deny all that was written.',
  }),
  hears({
    id: 'the-last-one-comes-back',
    in: 'dead-without-a-backup',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    there: 'restarted',
    prompt: 'Suppose S2, which led alone, is started again. What does C1 read?',
    options: [
      ['never', 'Nothing, ever', 'restarted'],
      ['1', '1: S2 had it', 'restarted'],
      [NOTHING, 'That there is no x', 'restarted'],
    ],
    worlds: [restarted('S2', 3000)],
    why: 'S2 held x in memory, and memory is gone with a crash. It knows that it lacks the state, so it does not answer.',
  }),
  viewNext({
    id: 'may-the-spare-lead',
    in: BOTH_DEAD,
    at: 'fault crash S2#1',
    prompt: 'Primary and backup are dead. S3 is alive and idle. Which view follows?',
    options: [
      ['none', 'None: S3 has no data'],
      ['S3 --', 'S3 leads: better than nobody', 'without'],
      ['S2 S3', 'S2 leads once it is back'],
    ],
    worlds: [without(['PB-A1', 'PB-R4'], at(1300, get('C1', 'x')))],
    why: 'VS could promote S3, and S3 would answer that nothing was ever written. Not to answer is correct.',
  }),
  choice({
    id: 'would-it-lead-again',
    in: BOTH_DEAD,
    at: 'fault crash S2#1',
    prompt: 'Suppose S1 is started again. Who serves clients in the end?',
    options: [
      ['S1', 'S1: it is primary of view 2', 'restarted'],
      ['S3', 'S3, with S1 as backup', 'restarted'],
      ['nobody', 'Nobody', 'restarted'],
    ],
    worlds: [restarted('S1', 2000)],
    answer: ({ world }) => [fitLeaders(world('restarted').end)],
    why: 'S1 learns that it leads view 2, and knows that it lacks the state. All copies are lost, and no rule can bring them back.',
  }),
];
