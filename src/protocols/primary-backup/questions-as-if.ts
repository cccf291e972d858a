import type { Question } from '../../scene/lesson.ts';
import { hears } from './question-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** One server and two that seem like one, under the same crash. */

const BOTH = ['two-servers-as-one', 'one-server'];

export const AS_IF_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  hears({
    id: 'a-get-after-the-crash',
    in: BOTH,
    at: 'invoke C2 r2',
    operation: 'C2.r2',
    prompt: 'S1 has crashed, and x was 1. What does C2’s get return?',
    options: [
      ['1', '1, the value that was acknowledged'],
      ['no value', 'That there is no such key'],
      ['never', 'Nothing: nobody answers any more'],
    ],
    why: 'As if there were one copy says what an answer may be, not that there is one. Only a second copy that has everything can answer when the first is gone.',
  }),
  hears({
    id: 'a-put-after-the-crash',
    in: BOTH,
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'C1 sends its put to S1, which is down. What does it hear in the end?',
    options: [
      ['OK', 'OK, as soon as somebody else is primary'],
      ['never', 'Nothing, however often it asks'],
    ],
    why: 'C1 asks the view server again. Where S2 has the state it leads view 3 and accepts; a server that comes back empty may not lead.',
  }),
];
