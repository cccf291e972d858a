import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { CASCADE_QUESTIONS } from './questions-cascade.ts';
import { REMEDY_QUESTIONS } from './questions-remedies.ts';
import type { LeapDay } from './types.ts';

/** What is taught with the leap day: how a failure spreads, and what stops it. */
export const lesson: Lesson<LeapDay> = {
  questions: [...CASCADE_QUESTIONS, ...REMEDY_QUESTIONS],
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
