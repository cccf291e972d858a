import { useState } from 'react';
import { useActions, useSlice } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import styles from './faults.module.css';

/** One link, one way or both. */
export function LinksForm() {
  const { intervene } = useActions();
  const ids = useSlice((state) => (state.snapshot?.picture.processes ?? []).map(({ id }) => id));
  const cuts = useSlice((state) => state.snapshot?.picture.cuts ?? []);
  const [chosen, setChosen] = useState<readonly [string, string] | null>(null);
  const [from = '', to = ''] = chosen ?? [ids.at(-2), ids.at(-1)];
  const there = cuts.includes(`${from}>${to}`);
  const back = cuts.includes(`${to}>${from}`);
  const same = from === to ? 'Choose two different nodes.' : null;
  const link = { from: [from], to: [to] };
  return (
    <div className={styles.part} role="group" aria-label="Links">
      <div className={styles.pair}>
        <Ends label="Link from" ids={ids} value={from} onChange={(id) => setChosen([id, to])} />
        <Ends label="to" ids={ids} value={to} onChange={(id) => setChosen([from, id])} />
      </div>
      <div className={styles.pair}>
        <ActionButton
          label="Cut one way"
          why={same ?? (there ? `Nothing gets from ${from} to ${to} already.` : null)}
          act={() => intervene({ kind: 'cut', ...link, both: false })}
        />
        <ActionButton
          label="Cut both ways"
          why={same ?? (there && back ? 'It is cut both ways already.' : null)}
          act={() => intervene({ kind: 'cut', ...link, both: true })}
        />
        <ActionButton
          label="Heal"
          why={same ?? (there || back ? null : 'This link is not cut.')}
          act={() => intervene({ kind: 'heal', ...link, both: true })}
        />
      </div>
    </div>
  );
}

interface EndsProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Ends({ label, ids, value, onChange }: EndsProps) {
  return (
    <label className={styles.pair}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {ids.map((id) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </label>
  );
}
