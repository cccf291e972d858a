import type { Question } from '../../scene/lesson.ts';
import { held, NOTHING, serverOf } from './lesson-facts.ts';
import { choice, hears, kept } from './question-parts.ts';
import { at, crash, get, put } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** One of the rules about copies is off: what is lost, and where? */

const LATE_COPY = 'deliver S1>S2 SNAPSHOT 2#1~2';

export const BROKEN_COPY_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'told-and-not-copied',
    in: 'answered-before-the-backup-had-it',
    at: 'fault drop S1>S2 FORWARD C1.r1#1#1',
    prompt: 'The forward is lost, the answer is not. Who has x when C1 hears OK?',
    options: [
      ['S1', 'S1 only'],
      ['S1 S2', 'S1 and S2'],
      ['S2', 'S2 only'],
    ],
    answer: ({ run }) => {
      const then = run.after('deliver S1>C1 REPLY C1.r1#1');
      return [['S1', 'S2'].filter((one) => held(then, one) !== NOTHING).join(' ')];
    },
    why: 'C1 was answered before S2 had accepted. From now on it hangs on the life of S1 alone.',
  }),
  hears({
    id: 'what-was-acknowledged',
    in: 'answered-before-the-backup-had-it',
    at: 'fault crash S1#1',
    operation: 'C2.r1',
    prompt: 'C1 was told OK for x = 1, and S1 is dead. What will C2 read?',
    options: [
      [NOTHING, 'That there is no x'],
      ['1', '1: C1 was told OK', 'kept'],
      ['never', 'Nothing: nobody leads'],
    ],
    worlds: [kept('PB-R1', at(2400, get('C2', 'x')))],
    why: 'An answered write is lost. With the rule C1 would not have heard OK, and would have tried again at S2.',
  }),
  choice({
    id: 'an-empty-backup-fills-up',
    in: 'a-backup-without-a-copy',
    at: 'deliver VS>S3 VIEW 3#1',
    prompt: 'S3 is backup now and copies nothing. What does it hold when y = 2 is answered?',
    options: [
      ['y', 'y only'],
      ['x y', 'x and y', 'kept'],
      [NOTHING, 'Nothing at all'],
    ],
    worlds: [kept('PB-R5', at(2200, put('C1', 'y', '2')))],
    answer: ({ run }) => {
      const then = serverOf(run.after('deliver S1>C1 REPLY C1.r2#1'), 'S3');
      const keys = Object.keys(then?.data ?? {}).toSorted();
      return [keys.length === 0 ? NOTHING : keys.join(' ')];
    },
    why: 'It accepts what comes from now on. What came before is at S1 only, and nobody notices.',
  }),
  hears({
    id: 'an-empty-backup-leads',
    in: 'a-backup-without-a-copy',
    at: 'fault crash S1#1',
    operation: 'C1.r3',
    prompt: 'S1 is dead and S3 will lead. It has accepted y = 2. What does C1 read under x?',
    options: [
      ['1', '1', 'kept'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing: S3 refuses'],
    ],
    worlds: [kept('PB-R5', at(3200, get('C1', 'x')))],
    why: 'S3 does not know that it lacks anything. With a copy it would have had x before y came.',
  }),
  choice({
    id: 'overtaken-by-a-write',
    in: 'a-write-during-the-copy',
    at: 'deliver S1>S3 FORWARD C1.r2#1',
    prompt: 'S3 has x = 1 already. The copy, with x = 0, is under way. What does S3 end with?',
    options: [
      ['0', '0'],
      ['1', '1', 'kept'],
      [NOTHING, 'Nothing'],
    ],
    worlds: [kept('PB-R2')],
    answer: ({ run }) => [held(run.end, 'S3')],
    why: 'The copy is older than the write and comes after it. A request has to fall wholly before or wholly after the copy.',
  }),
  hears({
    id: 'overtaken-and-lost',
    in: 'a-write-during-the-copy',
    at: 'fault crash S1#1',
    operation: 'C1.r3',
    prompt: 'S1 answered x = 1 and is dead. What does C1 read from S3?',
    options: [
      ['1', '1: C1 was told OK', 'kept'],
      ['0', '0'],
      ['never', 'Nothing: S3 may not lead'],
    ],
    worlds: [kept('PB-R5A', at(3300, get('C1', 'x')))],
    why: 'S3 did accept the write, and lost it to its own copy. With the rule S1 holds the write back until the copy is there.',
  }),
  choice({
    id: 'an-old-copy-again',
    in: 'the-copy-comes-twice',
    at: 'deliver S1>C1 REPLY C1.r1#1',
    prompt: 'S1 and S2 have x = 1. The copy from before arrives a second time. What does S2 hold?',
    options: [
      ['1', '1: it has a copy already', 'kept'],
      [NOTHING, 'Nothing: it goes back in time'],
    ],
    worlds: [kept('PB-R5A')],
    answer: ({ run }) => [held(run.after(LATE_COPY), 'S2')],
    why: 'Networks deliver twice. A second copy in the same view undoes what came since, so there is only one a view.',
  }),
  hears({
    id: 'who-would-have-noticed',
    in: 'the-copy-comes-twice',
    at: LATE_COPY,
    operation: 'C1.r2',
    prompt: 'S2 has lost x = 1 to an old copy, and S1 will die. What does C1 read?',
    options: [
      ['never', 'Nothing: S2 knows that it is behind'],
      ['1', '1', 'kept'],
      [NOTHING, 'That there is no x'],
    ],
    worlds: [kept('PB-R5A', at(1400, crash('S1')), at(1500, get('C1', 'x')))],
    why: 'Nothing about S2 looks wrong: it is backup, it has a copy, it takes over.',
  }),
];
