import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { CONDITION_QUESTIONS } from './questions-conditions.ts';
import { HEALTHY_QUESTIONS } from './questions-healthy.ts';
import { INPUT_QUESTIONS } from './questions-inputs.ts';
import { ITERATION_QUESTIONS } from './questions-iterations.ts';
import { GAP_QUESTIONS } from './questions-gaps.ts';
import { POISON_QUESTIONS } from './questions-poison.ts';
import type { StateMachine } from './types.ts';

/** What is taught with a replicated state machine: predictions, remarks, and the rules as code. */
export const lesson: Lesson<StateMachine> = {
  questions: [
    ...HEALTHY_QUESTIONS,
    ...CONDITION_QUESTIONS,
    ...INPUT_QUESTIONS,
    ...ITERATION_QUESTIONS,
    ...GAP_QUESTIONS,
    ...POISON_QUESTIONS,
  ],
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
