import type { Intervention } from '../../engine/spec.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { answeredBy, firstAnswer, says } from './lesson-answers.ts';
import { leaders, NOTHING, roleOf } from './lesson-facts.ts';
import { choice, upon, WHO_LEADS } from './question-parts.ts';
import { append, at, reconnect } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** The primary is cut off from the view server and lives: who believes what, and who can act? */

const CUT = 'fault cut VS|S1#1';
const LAB = ['old-primary-serves-no-gets', 'old-primary-serves-no-gets-with-a-third'];

/** C1 asks S1 for something right after that event. */
const asks = (
  id: string,
  label: string,
  event: string,
  ...before: readonly Intervention[]
): World => ({
  id,
  label,
  interventions: [...before, upon(event, append('C1', 'x', '2'))],
});

const ASKS: readonly World[] = [
  asks('cut', 'C1 asks S1 right after the cut', CUT),
  asks('decided', 'C1 asks S1 when VS has decided', 'disk VS VIEW 3#1'),
  asks('heard', 'C1 asks S1 when S2 has heard', 'deliver VS>S2 VIEW 3#1'),
  asks(
    'learned',
    'C1 asks S1 when S1 has heard',
    'deliver VS>S1 VIEW 4#1',
    at(3500, reconnect('S1')),
  ),
];

export const CUT_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'until-when-may-it-serve',
    in: 'a-cut-instead-of-a-crash',
    at: CUT,
    prompt: 'S1 is cut off from VS only. Since when can it not answer clients any more?',
    options: [
      ['cut', 'Since the cut', 'cut'],
      ['decided', 'Since VS decides on view 3', 'decided'],
      ['heard', 'Since S2 hears of view 3', 'heard'],
      ['learned', 'Since S1 itself hears of it', 'learned'],
    ],
    worlds: ASKS,
    answer: ({ world }) =>
      ASKS.filter(({ id }) => answeredBy(world(id), 'C1.r2') !== 'S1')
        .map(({ id }) => id)
        .slice(0, 1),
    why: 'S1 needs the yes of S2, and gets it until S2 hears of view 3. That is the moment of the switch-over.',
  }),
  choice({
    id: 'who-can-still-answer',
    in: 'a-cut-instead-of-a-crash',
    at: 'deliver C2>VS WHO C2.r1#1',
    prompt: 'VS has decided; S1 and S2 have not heard. C1 asks S1, C2 asks S2. Who answers?',
    options: [
      ['S2', 'S2: view 3 says so'],
      ['S1', 'S1: S2 still accepts its requests'],
      ['S1 S2', 'Both: a split brain'],
      ['nobody', 'Neither, to be safe'],
    ],
    answer: ({ run }) => {
      const found = [
        firstAnswer(run, 'S1', 'C1.r2') === 'REPLY' ? ['S1'] : [],
        firstAnswer(run, 'S2', 'C2.r1') === 'REPLY' ? ['S2'] : [],
      ].flat();
      return [found.length === 0 ? 'nobody' : found.join(' ')];
    },
    why: 'S2 does not take itself for the primary and turns C2 away. So exactly one of them can act, and it is still S1.',
  }),
  choice({
    id: 'both-believe',
    in: ['a-cut-instead-of-a-crash', ...LAB],
    at: 'deliver VS>S2 VIEW 3#1',
    prompt: 'S2 has just heard of view 3. Who takes itself for the primary at this instant?',
    options: WHO_LEADS,
    answer: ({ now }) => [leaders(now)],
    why: 'Nobody could tell S1. Two believe that they lead, and only one of them can act: S1 will get no yes from S2.',
  }),
  choice({
    id: 'what-the-deposed-primary-says',
    in: 'a-cut-instead-of-a-crash',
    at: 'invoke C1 r3',
    prompt: 'C1 asks S1, which still believes that it leads. What does S1 tell C1?',
    options: [
      ['REJECT', 'Not me: ask VS'],
      ['REPLY', 'The answer'],
      [NOTHING, 'Nothing: it waits for ever'],
    ],
    answer: (facts) => [says(facts, 'S1', 'C1', 'REPLY', 'REJECT')],
    why: 'S1 asks S2 first, and S2 refuses: it is in view 3. So S1 cannot answer and turns C1 away.',
  }),
  choice({
    id: 'what-becomes-of-the-deposed',
    in: 'a-cut-instead-of-a-crash',
    at: 'fault heal VS|S1#1',
    prompt: 'The cut heals and S1 hears of view 3. What does it become?',
    options: [
      ['primary', 'Primary again: it never crashed'],
      ['idle', 'Nothing: it was voted out'],
      ['backup', 'Backup, with a copy from S2'],
    ],
    answer: ({ run }) => [roleOf(run.end, 'S1')],
    why: 'S2 has no backup and S1 is idle: a reason for view 4. What S1 still has in memory is old, so it takes a copy.',
  }),
];
