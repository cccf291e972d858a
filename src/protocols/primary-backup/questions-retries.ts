import type { Question } from '../../scene/lesson.ts';
import { doneBy } from './lesson-answers.ts';
import { held } from './lesson-facts.ts';
import { choice, hears, kept, without } from './question-parts.ts';
import { at, get } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Silence, and what a client does about it: was the request carried out, and will it be twice? */

export const RETRY_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'was-it-carried-out',
    in: 'the-answer-is-lost',
    at: 'fault drop S1>C1 REPLY C1.r1#1#1',
    prompt: 'The answer is lost and C1 hears nothing. Who has carried the append out?',
    options: [
      ['S1 S2', 'S1 and S2'],
      ['none', 'Nobody: an error undoes it'],
      ['S1', 'S1 only'],
    ],
    answer: ({ now, run }) => [doneBy(run, now, 'C1.r1')],
    why: 'Silence does not mean no. To C1 a lost answer looks the same as a lost request.',
  }),
  choice({
    id: 'asked-twice-done-once',
    in: 'the-answer-is-lost',
    at: 'fire C1 retry C1.r1#1',
    prompt: 'C1 sends the append once more. What is x in the end?',
    options: [
      ['aa', 'aa: it is done twice', 'without'],
      ['a', 'a: it is done once'],
      ['nothing', 'Nothing: two requests cancel'],
    ],
    worlds: [without(['PB-A4'], at(2000, get('C1', 'x')))],
    answer: ({ run }) => [held(run.end, 'S1')],
    why: 'It has the same number as before, and S1 has kept the answer to that number. Without the number it would be done again.',
  }),
  hears({
    id: 'what-a-lost-answer-costs',
    in: 'the-answer-is-lost',
    at: 'deliver C1>S1 REQUEST C1.r1#2',
    operation: 'C1.r1',
    prompt: 'S1 sees a number that it has answered before. What does C1 hear?',
    options: [
      ['a', 'a: the answer that was kept'],
      ['aa', 'aa: the append done anew', 'without'],
      ['never', 'Nothing: S1 ignores it'],
    ],
    worlds: [without(['PB-A4'])],
    why: 'The answers are part of the state. They are kept on the backup as well and copied with the data.',
  }),

  choice({
    id: 'silence-is-not-no',
    in: 'the-old-write-again',
    at: 'fire C1 retry C1.r1#1',
    prompt: 'C1 has heard nothing and repeats put x = 1. Who has carried it out already?',
    options: [
      ['S1 S2', 'S1 and S2'],
      ['S2', 'S2 only'],
      ['none', 'Nobody: so C1 is right to repeat it'],
    ],
    answer: ({ now, run }) => [doneBy(run, now, 'C1.r1')],
    why: 'Only the answer is late. A client cannot tell that from a request that never arrived.',
  }),
  hears({
    id: 'an-old-put-comes-last',
    in: 'the-old-write-again',
    at: 'invoke C1 r2',
    operation: 'C1.r3',
    prompt: 'C1 puts 2 now; the repeated put of 1 is still on its way. What will C1 read?',
    options: [
      ['2', '2: what it wrote last', 'kept'],
      ['1', '1: what arrived last'],
      ['never', 'Nothing: S1 is confused'],
    ],
    worlds: [kept('PB-A4', at(2700, get('C1', 'x')))],
    why: 'Even a put, which may be repeated at once without harm, does harm once another has come between.',
  }),
  choice({
    id: 'died-before-it-answered',
    in: 'done-twice-on-two-servers',
    at: 'fault crash S1#1',
    prompt: 'S1 died before it answered. Who has carried the append out?',
    options: [
      ['none', 'Nobody: C1 was told nothing'],
      ['S1 S2', 'S1 and S2'],
      ['S2', 'S2 only'],
    ],
    answer: ({ now, run }) => [doneBy(run, now, 'C1.r1')],
    why: 'S2 carries out what it accepts, before S1 does. So S2 has it, and C1 does not know.',
  }),
  hears({
    id: 'the-new-primary-is-asked-again',
    in: 'done-twice-on-two-servers',
    at: 'deliver VS>S2 VIEW 3#1',
    operation: 'C1.r1',
    prompt: 'S2 leads now and C1 sends its append once more. What does it hear?',
    options: [
      ['a', 'a: S2 has done it already', 'kept'],
      ['aa', 'aa: S2 does it again'],
      ['never', 'Nothing: S2 has answered S1'],
    ],
    worlds: [kept('PB-A4')],
    why: 'A number makes the two requests one. It helps only because S2 keeps the numbers and answers as S1 did.',
  }),
];
