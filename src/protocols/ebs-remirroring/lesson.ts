import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { QUESTIONS } from './questions.ts';
import type { Ebs } from './types.ts';

/** What is taught with the storm: what repairs one loss may not be able to repair many. */
export const lesson: Lesson<Ebs> = {
  questions: QUESTIONS,
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
