import type { Question } from '../../scene/lesson.ts';
import { answeredBy } from './lesson-answers.ts';
import { NOTHING } from './lesson-facts.ts';
import { choice, hears, kept, viewNext } from './question-parts.ts';
import { at, get, put } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** A rule of the view server is off: who leads then, and what does it know? */

export const BROKEN_VIEW_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  viewNext({
    id: 'any-live-server',
    in: 'an-outsider-leads',
    at: 'fault crash S2#1',
    prompt: 'S1 and S2 are dead, S3 is idle, and VS takes whoever is alive. Which view follows?',
    options: [
      ['S3 --', 'S3 alone'],
      ['none', 'None', 'kept'],
      ['S1 S3', 'S1 and S3'],
    ],
    worlds: [kept('PB-R4', at(2200, get('C1', 'x')))],
    why: 'S3 was neither primary nor backup before. That makes it alive, and nothing else.',
  }),
  hears({
    id: 'alive-and-empty',
    in: 'an-outsider-leads',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'x = 1 was answered; then S1 and S2 died and S3 was promoted. What does C1 read?',
    options: [
      ['never', 'Nothing: no server has x', 'kept'],
      ['1', '1'],
      [NOTHING, 'That there is no x'],
    ],
    worlds: [kept('PB-A1')],
    why: 'An answer that is wrong is worse than none. With A1 in force S3 would know that it lacks the state.',
  }),
  viewNext({
    id: 'cut-off-from-both',
    in: 'the-perfect-split-brain',
    at: 'fault cut VS|S1,S2#1',
    prompt: 'VS hears neither S1 nor S2. They are alive, and R4 is off. Which view follows?',
    options: [
      ['none', 'None', 'kept'],
      ['S3 S4', 'S3, with backup S4'],
      ['S2 S3', 'S2, with backup S3'],
    ],
    worlds: [kept('PB-R4', at(2300, put('C1', 'x', '1')), at(2700, get('C2', 'x')))],
    why: 'For VS silence is death. S1 and S2 hear nothing of view 3 and go on in view 2.',
  }),
  choice({
    id: 'two-of-each',
    in: 'the-perfect-split-brain',
    at: 'disk VS ACKED 3#1',
    prompt: 'S1, S2 are in view 2; S3, S4 in view 3. C1 asks S1, C2 asks S3. Who answers?',
    options: [
      ['S1', 'S1 only: S3 is empty'],
      ['S3', 'S3 only: view 3 is newer'],
      ['S1 S3', 'Both'],
      ['nobody', 'Neither'],
    ],
    answer: ({ run }) => {
      const found = new Set(['C1.r2', 'C2.r1'].map((id) => answeredBy(run, id)));
      found.delete('nobody');
      return [found.size === 0 ? 'nobody' : [...found].join(' ')];
    },
    why: 'Each has a backup that says yes, so waiting for the backup, refusing and turning away are all obeyed. What is missing is a server that both views share.',
  }),
  hears({
    id: 'the-other-half',
    in: 'the-perfect-split-brain',
    at: 'invoke C2 r1',
    operation: 'C2.r1',
    prompt: 'C1 put 0 and then 1 at S1. C2 asks VS and is sent to S3. What does it read?',
    options: [
      ['1', '1'],
      ['0', '0: from before the cut'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing', 'kept'],
    ],
    worlds: [kept('PB-A1')],
    why: 'S3 has not even the old value. Two services run under one name, and neither knows of the other.',
  }),
];
