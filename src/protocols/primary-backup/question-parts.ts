import type { Intervention, InterventionAction } from '../../engine/spec.ts';
import type { Question, World } from '../../scene/lesson.ts';
import { choiceOf, clickOf, type QuestionDraft } from '../draft-question.ts';
import { told } from './lesson-answers.ts';
import { nextView } from './lesson-facts.ts';
import type { PrimaryBackup } from './types.ts';

/** What questions are put together from. */

type Draft = QuestionDraft<PrimaryBackup>;

export const choice = choiceOf<PrimaryBackup>;
export const click = clickOf<PrimaryBackup>;

/** The same faults with a rule back in force; `later`: what is done after the question. */
export function kept(rule: string, ...later: readonly Intervention[]): World {
  const id = 'kept';
  return { id, label: 'The same run with the rule in force', on: [rule], interventions: later };
}

/** The same faults with rules off; `later`: what is done after the question. */
export function without(rules: readonly string[], ...later: readonly Intervention[]): World {
  const names = rules.map((rule) => rule.slice('PB-'.length)).join(' and ');
  const label = `The same run without ${names}`;
  return { id: 'without', label, off: rules, interventions: later };
}

/** What a client is told in the end: the options are named after what it may hear. */
export function hears(
  draft: Omit<Draft, 'answer'> & { readonly operation: string; readonly there?: string },
): Question<PrimaryBackup> {
  const { operation, there, ...rest } = draft;
  return choice({
    ...rest,
    answer: ({ run, world }) => [told(there === undefined ? run : world(there), operation)],
  });
}

/** Which view comes next: the options are named after the rows of a table of views, and 'none'. */
export function viewNext(draft: Omit<Draft, 'answer'>): Question<PrimaryBackup> {
  return choice({ ...draft, answer: (facts) => [nextView(facts)] });
}

/** Who takes itself for the primary at this very instant. */
export const WHO_LEADS = [
  ['S1', 'S1 only'],
  ['S2', 'S2 only'],
  ['S1 S2', 'Both of them'],
  ['nobody', 'Neither of them'],
] as const;

/** Right after the event of that name. */
export function upon(event: string, action: InterventionAction): Intervention {
  return { at: { after: event, timeMs: 0 }, action };
}
