import { useId } from 'react';
import type { OptionField } from '../../engine/options.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './faults.module.css';

interface Props {
  readonly field: Extract<OptionField, { kind: 'integer' }>;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A slider that never has to be dragged: less, more, and a field for the number itself. */
export function SliderField({ field, value, onChange }: Props) {
  const id = useId();
  const { label, unit, min } = field;
  // A slider up to an hour could not tell 40 ms from 50 ms; the field takes all of it.
  const max = Math.min(field.max, Math.max(10 * Math.max(field.default, 10), value));
  const step = Math.max(1, Math.round(Math.max(field.default, 20) / 10));
  const set = (next: number) => onChange(Math.min(Math.max(next, min), field.max));
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>
        {label} {unit === undefined ? '' : `(${unit})`}
      </label>
      <input
        type="range"
        aria-label={`${label}, slider`}
        min={min}
        max={max}
        step={1}
        value={value}
        onChange={(event) => set(event.target.valueAsNumber)}
      />
      <button
        type="button"
        className="button"
        aria-label={`Less: ${label}`}
        disabled={value <= min}
        onClick={() => set(value - step)}
      >
        <Icon name="dash" size="1em" />
      </button>
      <input
        id={id}
        type="number"
        min={min}
        max={field.max}
        value={value}
        onChange={(event) => {
          const number = event.target.valueAsNumber;
          if (Number.isInteger(number)) set(number);
        }}
      />
      <button
        type="button"
        className="button"
        aria-label={`More: ${label}`}
        disabled={value >= field.max}
        onClick={() => set(value + step)}
      >
        <Icon name="plus" size="1em" />
      </button>
    </div>
  );
}
