import { whyNoMore } from '../../session/search/job.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useBranch, useSlice } from '../app/session-context.ts';
import { JobCard } from './job-card.tsx';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** The machine looks for the shortest run that breaks a rule, with the rules as they are switched now. */
export function FindViolation() {
  const searches = useSearches();
  const off = useBranch()?.spec.off ?? [];
  const cursor = useSlice((state) => state.cursor);
  const why = useSearch((state) => whyNoMore(state, 'violation'));
  const rules = off.length === 0 ? 'all rules on' : `${off.join(', ')} off`;
  return (
    <section className={styles.part} aria-label="Find a violation">
      <p>
        Every run is tried, with {rules}: whatever the order, whoever crashes. The shortest that
        breaks a rule opens as a branch.
      </p>
      <div className={styles.buttons}>
        <ActionButton label="Find a violation" primary why={why} act={() => searches.explore()} />
        <ActionButton
          label={`From event ${cursor} on`}
          why={why}
          act={() => searches.explore({ from: cursor })}
        />
      </div>
      <JobCard kind="violation" />
    </section>
  );
}
