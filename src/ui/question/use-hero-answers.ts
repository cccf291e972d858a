import { useEffect } from 'react';
import { useActions } from '../app/session-context.ts';
import { keepAnswer } from './kept-answers.ts';

/**
 * The question of the first page is in its HTML, each answer a link to the run it is about. Here the answer is kept,
 * so that the run goes on from its question and tells who was right; the link itself does what links do.
 */
export function useHeroAnswers(): void {
  const { answerEarly } = useActions();
  useEffect(() => {
    const answers = document.querySelector<HTMLElement>('#hero [data-question]');
    const question = answers?.dataset['question'];
    if (answers === null || question === undefined) return undefined;
    const listen = (event: Event) => {
      const link = (event.target as Element).closest<HTMLElement>('[data-answer]');
      const option = link?.dataset['answer'];
      if (option === undefined) return;
      keepAnswer(question, option);
      answerEarly(question, option);
    };
    answers.addEventListener('click', listen);
    return () => answers.removeEventListener('click', listen);
  }, [answerEarly]);
}
