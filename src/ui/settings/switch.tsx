import styles from './settings.module.css';

interface Props {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

export function Switch({ label, on, set }: Props) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => set(event.target.checked)}
      />
      {label}
    </label>
  );
}
