import type { Intervention } from '../../engine/spec.ts';
import type { World } from '../../scene/lesson.ts';
import { choiceOf, clickOf } from '../draft-question.ts';
import type { StateMachine } from './types.ts';

/** What questions are put together from. */

export const choice = choiceOf<StateMachine>;
export const click = clickOf<StateMachine>;

/** The same run with a rule back in force; `later`: what is done after the question. */
export function kept(rule: string, ...later: readonly Intervention[]): World {
  const label = 'The same run with the rule in force';
  return { id: 'kept', label, on: [rule], interventions: later };
}

/** The same run with a rule off. */
export function without(rule: string, label: string): World {
  return { id: 'without', label, off: [rule], interventions: [] };
}

/** The same run, and then something else happens. */
export function instead(
  id: string,
  label: string,
  ...interventions: readonly Intervention[]
): World {
  return { id, label, interventions };
}
