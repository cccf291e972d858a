import { useSlice } from '../app/session-context.ts';
import styles from './inspector.module.css';

/** What the run has cost so far. */
export function Counters() {
  const tally = useSlice((state) => state.snapshot?.tally);
  const entries = Object.entries(tally ?? {});
  if (entries.length === 0) return null;
  return (
    <section aria-label="Counters">
      <h3>Counters</h3>
      <dl className={styles.counters}>
        {entries.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
