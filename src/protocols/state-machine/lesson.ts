import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { CONDITION_QUESTIONS } from './questions-conditions.ts';
import { INPUT_QUESTIONS } from './questions-inputs.ts';
import { TROUBLE_QUESTIONS } from './questions-trouble.ts';
import type { StateMachine } from './types.ts';

/** What is taught with a replicated state machine: predictions, remarks, and the rules as code. */
export const lesson: Lesson<StateMachine> = {
  questions: [...CONDITION_QUESTIONS, ...INPUT_QUESTIONS, ...TROUBLE_QUESTIONS],
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
