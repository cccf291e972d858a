import type { Question } from '../../scene/lesson.ts';
import { held, leaders, NOTHING } from './lesson-facts.ts';
import { choice, hears, kept, viewNext } from './question-parts.ts';
import { at, get, put } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Views that nobody acknowledged, states from long ago: who leads then, and what does it know? */

export const BROKEN_STATE_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  viewNext({
    id: 'one-view-too-far',
    in: 'two-views-ahead',
    at: 'disk VS VIEW 3#1',
    prompt: 'View 3 is S1 and S3, and S1 is cut off too. VS need not wait. Which view follows?',
    options: [
      ['S3 --', 'S3 alone'],
      ['none', 'None', 'kept'],
      ['S2 S3', 'S2, with backup S3'],
    ],
    worlds: [kept('PB-V6', at(2500, put('C1', 'x', '1')), at(3000, get('C2', 'x')))],
    why: 'Each step looks right: the primary is silent, its backup follows. But S1 never heard of view 3, so S3 never got a copy.',
  }),
  hears({
    id: 'a-backup-of-paper',
    in: 'two-views-ahead',
    at: 'invoke C2 r1',
    operation: 'C2.r1',
    prompt: 'C1 put x = 1 in view 2. C2 asks S3, primary of view 4. What does it read?',
    options: [
      ['1', '1'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing', 'kept'],
    ],
    worlds: [kept('PB-A1')],
    why: 'S3 was backup on the paper of VS only. An acknowledgement would have said that it has the copy.',
  }),
  choice({
    id: 'two-leaders-alone',
    in: 'state-from-two-views-ago',
    at: 'deliver VS>S1 VIEW 5#1',
    prompt:
      'S1 hears that it leads view 5; S2 knows of view 3 only. Who takes itself for the primary?',
    options: [
      ['S1', 'S1 only: 5 is more than 3'],
      ['S2', 'S2 only: it has the data'],
      ['S1 S2', 'Both'],
    ],
    answer: ({ now }) => [leaders(now)],
    why: 'And neither has a backup to ask. VS went on twice without a sign from S2.',
  }),
  hears({
    id: 'state-of-old',
    in: 'state-from-two-views-ago',
    at: 'invoke C2 r2',
    operation: 'C2.r2',
    prompt: 'C1 put x = 1 in view 5. C2 knows view 3 and asks S2. What does it read?',
    options: [
      ['0', '0'],
      ['1', '1: C1 was told OK', 'kept'],
      ['never', 'Nothing: S2 waits for S1'],
    ],
    worlds: [kept('PB-V6')],
    why: 'S2 leads view 3 alone and answers at once. With the ack rule there would have been no view 5.',
  }),
  choice({
    id: 'it-had-a-state',
    in: 'back-as-a-backup',
    at: 'deliver VS>S1 VIEW 4#1',
    prompt: 'S1 is backup again and still has x = 0. What does it hold at last?',
    options: [
      ['1', '1: it gets a copy', 'kept'],
      ['0', '0: it keeps what it has'],
      [NOTHING, 'Nothing'],
    ],
    worlds: [kept('PB-A1V')],
    answer: ({ run }) => [held(run.after('disk VS ACKED 4#1'), 'S1')],
    why: 'It counts its state as complete and takes no copy. It was, in view 2.',
  }),
  hears({
    id: 'old-state-leads',
    in: 'back-as-a-backup',
    at: 'fault crash S2#1',
    operation: 'C1.r3',
    prompt: 'x = 1 was answered while S1 was away. S2 is dead and S1 leads. What does C1 read?',
    options: [
      ['1', '1', 'kept'],
      ['0', '0'],
      ['never', 'Nothing: S1 is not up to date'],
    ],
    worlds: [kept('PB-A1V', at(3800, get('C1', 'x')))],
    why: 'Nothing tells S1 that its state is old. Hence a state counts for a view and the next, and not for ever.',
  }),
];
