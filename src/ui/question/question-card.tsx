import { useEffect, useRef, useState } from 'react';
import type { AskedQuestion } from '../../session/questions.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { kept } from './kept-answers.ts';
import { Option } from './option.tsx';
import styles from './question.module.css';

/** A prediction: asked, counted if there are hands to count, answered, and followed into the world it comes from. */
export function QuestionCard() {
  const question = useSlice((state) => state.question);
  if (question === null) return null;
  if (question.stage === 'watching') return <Watching question={question} />;
  return <Card key={`${question.id} ${question.at}`} question={question} />;
}

function Watching({ question }: { readonly question: AskedQuestion }) {
  const { reveal } = useActions();
  const chosen = question.options.find((it) => it.id === question.chosen);
  return (
    <section role="group" aria-label="Question" className={styles.watching}>
      <p>
        You said: <strong>{chosen?.text}</strong>. Watch what happens.
      </p>
      <button type="button" className="button" onClick={reveal}>
        Reveal
      </button>
    </section>
  );
}

function Card({ question }: { readonly question: AskedQuestion }) {
  const { reveal, closeQuestion } = useActions();
  const card = useFocusWhileOpen(question.stage);
  const [hands, setHands] = useState<Readonly<Record<string, number>>>(() => kept(question.id));
  const [counting, setCounting] = useState(false);
  const { prompt, kind, options, stage, answer } = question;
  const revealed = stage === 'revealed';
  return (
    <section
      ref={card}
      role="group"
      aria-label="Question"
      tabIndex={-1}
      className={styles.card}
      data-stage={stage}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (revealed) closeQuestion();
          else reveal();
        }}
      >
        <p className={styles.prompt} id="question-prompt">
          {prompt}
        </p>
        {kind === 'node' && !revealed && (
          <p className={styles.hint}>Click the node on the stage, or choose here.</p>
        )}
        <div className={styles.options} role="radiogroup" aria-labelledby="question-prompt">
          {options.map((option, at) => (
            <Option
              key={option.id}
              option={option}
              number={at + 1}
              question={question}
              hands={counting || (revealed && hands[option.id] !== undefined) ? hands : null}
              onHands={(count) => setHands({ ...hands, [option.id]: count })}
            />
          ))}
        </div>
        <div className={styles.foot}>
          <p className={styles.reason} role="status">
            {revealed ? (answer?.why ?? 'The answer is being worked out.') : ''}
          </p>
          {!revealed && (
            <button
              type="button"
              className="button"
              aria-pressed={counting}
              onClick={() => setCounting(!counting)}
            >
              Count hands
            </button>
          )}
          {!revealed && (
            <button type="button" className="button" onClick={closeQuestion}>
              Skip
            </button>
          )}
          <button type="submit" className="button primary">
            {revealed ? 'Go on' : 'Reveal'}
          </button>
        </div>
      </form>
    </section>
  );
}

/** The card takes the focus when it opens and when the answer is told, and gives it back when it goes. */
function useFocusWhileOpen(stage: AskedQuestion['stage']) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = card.current;
    return () => {
      if (element !== null && element.contains(document.activeElement) && before?.isConnected) {
        (before as HTMLElement | SVGElement).focus();
      }
    };
  }, []);
  useEffect(() => {
    card.current?.focus();
  }, [stage]);
  return card;
}
