import { useState } from 'react';
import { whyNoMore } from '../../session/search/job.ts';
import { whyNotInEveryOrder } from '../../session/search/searchable.ts';
import { useBranch, useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { JobCard } from './job-card.tsx';
import { useAbout, useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** The machine looks for the shortest run in which something comes about. */
export function FindGoal() {
  const searches = useSearches();
  const { about, problem } = useAbout();
  const goals = about?.goals ?? [];
  const [chosen, setChosen] = useState('');
  const cursor = useSlice((state) => state.cursor);
  const busy = useSearch((state) => whyNoMore(state, 'goal'));
  const goal = goals.find(({ id }) => id === chosen) ?? goals[0];
  const never = whyNotInEveryOrder(useBranch()?.spec.options ?? {});
  const unknown = goal === undefined ? (problem ?? 'The goals are not there yet.') : null;
  const why = never ?? unknown ?? busy;
  return (
    <section className={styles.part} aria-label="Find a run where">
      <label className={styles.field}>
        <strong>Find a run where …</strong>
        <select value={goal?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
          {goals.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.buttons}>
        <ActionButton
          label="Find such a run"
          why={why}
          act={() => goal !== undefined && searches.explore({ goal: goal.id })}
        />
        <ActionButton
          label={`Such a run from event ${cursor} on`}
          why={why}
          act={() => goal !== undefined && searches.explore({ goal: goal.id, from: cursor })}
        />
      </div>
      {problem !== null && (
        <p role="alert">
          {problem}{' '}
          <button type="button" className="button" onClick={() => searches.learn()}>
            Ask again
          </button>
        </p>
      )}
      <JobCard kind="goal" />
    </section>
  );
}
