import type { Question } from '../../scene/lesson.ts';
import { NOTHING, roleOf, serverOf } from './lesson-facts.ts';
import { choice, hears, kept } from './question-parts.ts';
import { at, crash, get } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Messages from an earlier life of a server arrive, and are not told from others. */

const OLD_COPY = 'deliver S1>S2 SNAPSHOT 2#1~2';
const OLD_ANSWER = 'deliver VS>S1 VIEW 1#1~2';

export const BROKEN_PAST_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'a-copy-from-another-life',
    in: 'a-copy-for-an-earlier-life',
    at: 'fault restart S2#1',
    prompt:
      'S2 has rebooted. A copy that was sent to it before arrives now. What does S2 make of it?',
    options: [
      ['backup', 'It is backup, with this state'],
      ['idle', 'Nothing: not meant for this S2', 'kept'],
    ],
    worlds: [kept('PB-INC', at(1120, { kind: 'deliverNow', envelope: 'S1>S2 SNAPSHOT 2#1~2' }))],
    answer: ({ run }) => {
      const then = run.after(OLD_COPY);
      return then === null ? [] : [roleOf(then, 'S2')];
    },
    why: 'Without a mark from which life it is, the copy looks right. It is from before x was written.',
  }),
  hears({
    id: 'nobody-saw-the-reboot',
    in: 'a-copy-for-an-earlier-life',
    at: OLD_COPY,
    operation: 'C1.r2',
    prompt: 'S2 pings as backup of view 2, with an old copy. S1 will die. What does C1 read?',
    options: [
      ['1', '1', 'kept'],
      ['never', 'Nothing: S2 may not lead'],
      [NOTHING, 'That there is no x'],
    ],
    worlds: [kept('PB-INC', at(3000, crash('S1')), at(3100, get('C1', 'x')))],
    why: 'S2 has never pinged 0, so for VS there was no reboot. With lives told apart S2 gets a new copy first.',
  }),
  choice({
    id: 'told-long-ago',
    in: 'an-answer-to-an-earlier-life',
    at: 'fault restart S1#1',
    prompt: 'S1 has rebooted. An old answer of VS arrives: view 1, S1 leads. What does S1 do?',
    options: [
      ['leads', 'It leads: a new service, no data'],
      ['waits', 'Nothing: not meant for this S1', 'kept'],
    ],
    worlds: [kept('PB-INC', at(1020, { kind: 'deliverNow', envelope: 'VS>S1 VIEW 1#1~2' }))],
    answer: ({ run }) => {
      const then = serverOf(run.after(OLD_ANSWER), 'S1');
      return then === null ? [] : [then.initialised ? 'leads' : 'waits'];
    },
    why: 'The first primary of all begins with nothing, and that is allowed once. S1 takes itself for that.',
  }),
  hears({
    id: 'the-backup-knew',
    in: 'an-answer-to-an-earlier-life',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'S1 leads and is empty; S2 is its backup and has x = 1. What does C1 read?',
    options: [
      ['1', '1: S2 knows better', 'kept'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing'],
    ],
    worlds: [kept('PB-INC')],
    why: 'A backup accepts and applies; it does not compare. S1 answers from its own memory.',
  }),
];
