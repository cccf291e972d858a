import type { ProtocolTypes } from '../engine/configuration.ts';
import type { AnswerOption, Question, World } from '../scene/lesson.ts';

/** A question as authors of any protocol write it. */
export type QuestionDraft<P extends ProtocolTypes> = Pick<
  Question<P>,
  'id' | 'at' | 'prompt' | 'answer' | 'why'
> & {
  readonly in: string | readonly string[];
  /** Id, text and, where there is one, the world that shows what this answer comes to. */
  readonly options: readonly (readonly [id: string, text: string, world?: string])[];
  readonly worlds?: readonly World[];
};

export function choiceOf<P extends ProtocolTypes>({
  in: scenarios,
  options,
  worlds = [],
  ...rest
}: QuestionDraft<P>): Question<P> {
  return {
    ...rest,
    kind: 'choice',
    scenarios: typeof scenarios === 'string' ? [scenarios] : scenarios,
    options: options.map(([id, text, world]): AnswerOption => ({
      id,
      text,
      ...(world === undefined ? {} : { world }),
    })),
    worlds,
  };
}

/** Answered by a click on one of `nodes`. */
export function clickOf<P extends ProtocolTypes>(
  draft: Omit<QuestionDraft<P>, 'options'> & { readonly nodes: readonly string[] },
): Question<P> {
  const { nodes, ...rest } = draft;
  return { ...choiceOf({ ...rest, options: nodes.map((node) => [node, node]) }), kind: 'node' };
}
