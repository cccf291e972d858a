import type { Question, World } from '../../scene/lesson.ts';
import { answeredBy, says } from './lesson-answers.ts';
import { NOTHING } from './lesson-facts.ts';
import { choice, click, hears, without } from './question-parts.ts';
import { at, put } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** A deposed primary is asked, and does not know that it is deposed. */

const LAB = ['old-primary-serves-no-gets', 'old-primary-serves-no-gets-with-a-third'];

const PUT_INSTEAD: World = {
  id: 'put',
  label: 'C1 puts x = 2 instead',
  interventions: [at(2100, put('C2', 'x', '1')), at(2800, put('C1', 'x', '2'))],
};

export const OLD_PRIMARY_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  hears({
    id: 'an-old-primary-is-read',
    in: LAB,
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'C1 asks S1, which has the old x = 0 and knows nothing of view 3. What does C1 read?',
    options: [
      ['1', '1: what was written last'],
      ['0', '0: S1 answers from its memory', 'without'],
      ['never', 'Nothing: S1 is cut off'],
    ],
    worlds: [without(['PB-R1G'])],
    why: 'S1 asks its backup before it reads, and is refused. Then C1 finds S2, which has the 1.',
  }),
  choice({
    id: 'what-the-former-backup-says',
    in: LAB,
    at: 'deliver C1>S1 REQUEST C1.r2#1',
    prompt: 'S1 forwards the get to S2, as to its backup. What does S2 say?',
    options: [
      ['REFUSE', 'Refused: this is view 3'],
      ['ACCEPT', 'Accepted: a get does no harm', 'without'],
      [NOTHING, 'Nothing at all'],
    ],
    worlds: [without(['PB-R2'])],
    answer: (facts) => [says(facts, 'S2', 'S1', 'ACCEPT', 'REFUSE')],
    why: 'S2 accepts only from the primary whose backup it is, in its own view. With its yes S1 would read an old value.',
  }),
  click({
    id: 'who-answers-in-the-end',
    in: 'old-primary-serves-no-gets-with-a-third',
    at: 'deliver S1>C1 REJECT C1.r2#1',
    prompt: 'S1 has turned C1 away. Click the server that answers C1 in the end.',
    nodes: ['S1', 'S2', 'S3'],
    answer: ({ run }) => [answeredBy(run, 'C1.r2')],
    why: 'VS tells C1 that S2 leads. S3 is asked as well, by S2: it is the backup now.',
  }),
  choice({
    id: 'a-put-at-the-old-primary',
    in: 'a-read-without-the-backup',
    at: 'disk VS ACKED 3#1',
    prompt: 'Here S1 may read alone. What if C1 sent it a put instead?',
    options: [
      ['S2', 'S1 turns C1 away, S2 does it', 'put'],
      ['S1', 'S1 would do it alone', 'put'],
      ['nobody', 'Nobody would do it', 'put'],
    ],
    worlds: [PUT_INSTEAD],
    answer: ({ world }) => [answeredBy(world('put'), 'C1.r2')],
    why: 'Only reads go without the backup here. A put is still forwarded, and S2 refuses it.',
  }),
];
