import type { Question } from '../../scene/lesson.ts';
import { says } from './lesson-answers.ts';
import { held, leaders, NOTHING } from './lesson-facts.ts';
import { choice, hears, kept, WHO_LEADS } from './question-parts.ts';
import { at, get } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** A rule about who may answer, or in which order, is off: what do clients hear? */

const BOTH = [
  ['ab ab', 'S1 ab, S2 ab', 'kept'],
  ['ab ba', 'S1 ab, S2 ba'],
  ['ba ba', 'S1 ba, S2 ba'],
] as const;

export const BROKEN_ORDER_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  hears({
    id: 'a-read-alone',
    in: 'a-read-without-the-backup',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'S1 has x = 0; S2 leads and has x = 1. C1 asks S1. What does it read?',
    options: [
      ['1', '1: what was written last', 'kept'],
      ['0', '0: what S1 has'],
      ['never', 'Nothing: S1 is cut off'],
    ],
    worlds: [kept('PB-R1G')],
    why: 'Nobody crashed, no write was lost, and still C1 reads an old value. Asking the backup costs two messages and prevents it.',
  }),
  choice({
    id: 'a-yes-too-many',
    in: ['accepted-from-a-deposed-primary', 'two-primaries-append'],
    at: 'invoke C1 r2',
    prompt: 'C1 asks S1, and S1 will ask S2, which leads by now. What does S2 say to S1?',
    options: [
      ['REFUSE', 'Refused: this is view 3', 'kept'],
      ['ACCEPT', 'Accepted'],
      [NOTHING, 'Nothing'],
    ],
    worlds: [kept('PB-R2')],
    answer: (facts) => [says(facts, 'S2', 'S1', 'ACCEPT', 'REFUSE')],
    why: 'S2 does not look at the view. With that one yes S1 is a primary again, and there are two of them.',
  }),
  hears({
    id: 'read-with-permission',
    in: 'accepted-from-a-deposed-primary',
    at: 'deliver C1>S1 REQUEST C1.r2#1',
    operation: 'C1.r2',
    prompt: 'S1 has x = 0, S2 has x = 1. S2 will accept S1’s get. What does C1 read?',
    options: [
      ['1', '1: S2 has been asked', 'kept'],
      ['0', '0'],
      ['never', 'Nothing'],
    ],
    worlds: [kept('PB-R2')],
    why: 'S1 asks for permission, not for the value. It reads its own copy, and that is old.',
  }),
  choice({
    id: 'two-copies-part',
    in: 'two-primaries-append',
    at: 'deliver C1>S1 REQUEST C1.r2#1',
    prompt: 'S2 holds b. C1 appends a at S1, and S2 accepts. What do the two hold then?',
    options: [
      ['a ba', 'S1 a, S2 ba'],
      ['ba ba', 'S1 ba, S2 ba'],
      ['a ab', 'S1 a, S2 ab'],
    ],
    answer: ({ run }) => [`${held(run.end, 'S1')} ${held(run.end, 'S2')}`],
    why: 'S1 has never heard of b. The two carry out different lists of requests, and so they part for good.',
  }),
  choice({
    id: 'neither-leads',
    in: 'answered-by-whoever-is-asked',
    at: 'deliver VS>S1 VIEW 3#1',
    prompt:
      'S1 has heard of view 3, S2, which is to lead, has not. Who takes itself for the primary?',
    options: WHO_LEADS,
    answer: ({ now }) => [leaders(now)],
    why: 'Nobody leads just now, and clients should wait. Here whoever is asked answers.',
  }),
  hears({
    id: 'the-backup-has-seen-it-all',
    in: 'answered-by-whoever-is-asked',
    at: 'invoke C2 r1',
    operation: 'C2.r1',
    prompt: 'C1 put x = 1 at S1. C2 asks S2, which was backup all the time. What does it read?',
    options: [
      ['0', '0'],
      ['1', '1: a backup sees every write'],
      ['never', 'Nothing: S2 does not answer'],
    ],
    why: 'S1 was out and did the put alone. A backup sees what its primary forwards, and cannot know whether that is all.',
  }),
  choice({
    id: 'the-same-requests-another-order',
    in: 'applied-as-they-come',
    at: 'deliver C2>S1 REQUEST C2.r2#1',
    prompt: 'S1 took a first, then b. S2 gets b first, then a. What do they hold?',
    options: BOTH,
    worlds: [kept('PB-A6')],
    answer: ({ run }) => {
      const then = run.after('deliver S1>C2 REPLY C2.r2#1');
      return [`${held(then, 'S1')} ${held(then, 'S2')}`];
    },
    why: 'The same requests do not suffice: they have to come in the same order. Numbers without gaps see to that.',
  }),
  hears({
    id: 'who-was-told-what',
    in: 'applied-as-they-come',
    at: 'fault crash S1#1',
    operation: 'C1.r3',
    prompt: 'C2 was told ab. S1 is dead. What will C1 read?',
    options: [
      ['ab', 'ab', 'kept'],
      ['ba', 'ba'],
      ['never', 'Nothing: the copies differ'],
    ],
    worlds: [kept('PB-A6', at(1900, get('C1', 'x')))],
    why: 'Nobody compares the copies. That they differ comes out when the second one leads.',
  }),
];
