import { useState } from 'react';
import { whyNoMore } from '../../session/search/job.ts';
import { whyNotSearched } from '../../session/search/searchable.ts';
import { useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { JobCard } from './job-card.tsx';
import { SweepStrip } from './sweep-strip.tsx';
import { useSearch, useSearches } from './use-searches.ts';
import styles from './search.module.css';

/** One node crashes at every event of the run: what comes of each, as a strip of worlds that can be opened. */
export default function SweepPanel() {
  const searches = useSearches();
  const ids = useSlice((state) =>
    state.snapshot?.picture.processes
      .filter(({ client }) => client === null)
      .map(({ id }) => id)
      .join(' '),
  );
  const selected = useSlice(({ selection }) => (selection?.kind === 'node' ? selection.id : ''));
  const why = useSearch((state) => whyNoMore(state, 'sweep'));
  const never = useSlice(whyNotSearched);
  const told = useSearch(({ jobs }) => jobs.sweep?.told ?? null);
  const [chosen, setChosen] = useState('');
  const nodes = ids?.split(' ') ?? [];
  const node = [chosen, selected].find((it) => nodes.includes(it)) ?? nodes[0] ?? '';
  if (never !== null) return <p>{never}</p>;
  return (
    <>
      <section className={styles.part} aria-label="Who crashes">
        <label className={styles.field}>
          <strong>Who crashes</strong>
          <select value={node} onChange={(event) => setChosen(event.target.value)}>
            {nodes.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
        <ActionButton
          label={`Crash ${node} at every event`}
          primary
          why={why}
          act={() => searches.sweep(node)}
        />
        <JobCard kind="sweep" />
      </section>
      {told?.task === 'sweep' && told.cells.length > 0 && <SweepStrip swept={told} />}
    </>
  );
}
