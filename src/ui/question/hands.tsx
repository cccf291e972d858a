import { Icon } from '../theme/icons.tsx';
import styles from './question.module.css';

interface Props {
  readonly of: string;
  readonly count: number;
  readonly fixed: boolean;
  readonly onChange: (count: number) => void;
}

/** A show of hands, as the lecturer counts it. It never leaves this page. */
export function Hands({ of, count, fixed, onChange }: Props) {
  if (fixed) return <span className={styles.counted}>{count} for this</span>;
  return (
    <span className={styles.hands}>
      <button
        type="button"
        className="button"
        aria-label={`One hand less: ${of}`}
        disabled={count === 0}
        onClick={() => onChange(count - 1)}
      >
        <Icon name="dash" size="1em" />
      </button>
      <input
        type="number"
        min={0}
        max={9999}
        value={count}
        aria-label={`Hands: ${of}`}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const number = event.target.valueAsNumber;
          onChange(Number.isInteger(number) && number >= 0 ? number : 0);
        }}
      />
      <button
        type="button"
        className="button"
        aria-label={`One hand more: ${of}`}
        onClick={() => onChange(count + 1)}
      >
        <Icon name="plus" size="1em" />
      </button>
    </span>
  );
}
