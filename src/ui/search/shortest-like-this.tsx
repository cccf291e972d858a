import { whyNoMore } from '../../session/search/job.ts';
import type { Verdict } from '../../worker/wire.ts';
import { useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { JobCard } from './job-card.tsx';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

const NONE: readonly Verdict[] = [];

/** Where the run in force violates a rule, it can be reduced to what the violation needs. */
export function ShortestLikeThis() {
  const searches = useSearches();
  const verdicts = useSlice((state) => state.snapshot?.verdicts ?? NONE);
  const why = useSearch((state) => whyNoMore(state, 'shrink'));
  const isThere = useSearch((state) => state.jobs.shrink !== null);
  const broken = verdicts.filter(({ state }) => state === 'violated');
  if (broken.length === 0 && !isThere) return null;
  return (
    <section className={styles.part} aria-label="Shortest like this">
      {broken.length > 0 && (
        <p>This run violates a rule. What the violation does not need can be left out of it.</p>
      )}
      <div className={styles.buttons}>
        {broken.map(({ rule }) => (
          <ActionButton
            key={rule}
            label={broken.length === 1 ? 'Shortest like this' : `Shortest like this, ${rule}`}
            why={why}
            act={() => searches.shrink(rule)}
          />
        ))}
      </div>
      <JobCard kind="shrink" />
    </section>
  );
}
