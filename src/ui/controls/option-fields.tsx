import type { OptionField, OptionValue } from '../../engine/options.ts';
import styles from './panels.module.css';

interface Props {
  readonly name: string;
  readonly field: OptionField;
  readonly value: OptionValue | undefined;
  readonly onChange: (value: OptionValue) => void;
}

/** One option, with the control that fits what it may be. */
export function OptionInput({ name, field, value, onChange }: Props) {
  switch (field.kind) {
    case 'integer':
      return (
        <label className={styles.number}>
          <span>{field.label}</span>
          <input
            type="number"
            name={name}
            min={field.min}
            max={field.max}
            required
            step={1}
            value={String(value ?? field.default)}
            onChange={(event) => {
              const number = event.target.valueAsNumber;
              if (Number.isInteger(number)) onChange(number);
            }}
          />
          <span className={styles.unit}>{field.unit ?? ''}</span>
        </label>
      );
    case 'boolean':
      return (
        <label className={styles.switch}>
          <input
            type="checkbox"
            role="switch"
            name={name}
            checked={value === true}
            aria-checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
          {field.label}
        </label>
      );
    case 'choice':
      return (
        <label className={styles.field}>
          <span>{field.label}</span>
          <select
            name={name}
            value={String(value ?? field.default)}
            onChange={(event) => onChange(event.target.value)}
          >
            {field.choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      );
  }
}
