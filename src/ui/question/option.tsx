import type { AnswerOption } from '../../scene/lesson.ts';
import type { AskedQuestion } from '../../session/questions.ts';
import { useActions } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import { Hands } from './hands.tsx';
import styles from './question.module.css';

interface Props {
  readonly option: AnswerOption;
  readonly number: number;
  readonly question: AskedQuestion;
  /** Null: they are not counted. */
  readonly hands: Readonly<Record<string, number>> | null;
  readonly onHands: (count: number) => void;
}

/** One answer: to be chosen, to be counted; and when it is told, whether it was right, and where that can be seen. */
export function Option({ option, number, question, hands, onHands }: Props) {
  const { choose, showWorld } = useActions();
  const { stage, answer, chosen } = question;
  const told = stage === 'revealed' ? answer : null;
  const right = told?.right.includes(option.id) ?? null;
  const world = told?.worlds.find((it) => it.id === option.world);
  const verdict = right === null ? '' : right ? styles.right : styles.wrong;
  return (
    <div className={`${styles.option} ${chosen === option.id ? styles.chosen : ''} ${verdict}`}>
      <label className={styles.answer}>
        <input
          type="radio"
          name="answer"
          value={option.id}
          checked={chosen === option.id}
          disabled={told !== null}
          onChange={() => choose(option.id)}
        />
        <kbd aria-hidden="true">{number}</kbd>
        <span>{option.text}</span>
      </label>
      {right !== null && (
        <span className={styles.verdict}>
          <Icon name={right ? 'check' : 'cross'} size="1em" />
          {right ? 'right' : 'wrong'}
        </span>
      )}
      {hands !== null && (
        <Hands
          of={option.text}
          count={hands[option.id] ?? 0}
          fixed={told !== null}
          onChange={onHands}
        />
      )}
      {world !== undefined && (
        <button
          type="button"
          className={`button ${styles.world}`}
          onClick={() => showWorld(world.id)}
        >
          <span>
            <strong>Show me that world:</strong> {world.label}
          </span>
        </button>
      )}
    </div>
  );
}
