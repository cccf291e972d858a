import { useState } from 'react';
import type { OptionValue } from '../../engine/options.ts';
import { optionGroups } from '../../session/options.ts';
import { parseRunSpec } from '../../session/validate.ts';
import { useActions, useBranch } from '../app/session-context.ts';
import { OptionInput } from './option-fields.tsx';
import styles from './panels.module.css';

/** The setting of this run: nodes, latencies, loss, timeouts, work. Changed, it opens a branch from the start. */
export function OptionsPanel() {
  const branch = useBranch();
  if (branch === undefined) return null;
  // Another branch, another form.
  return <OptionsForm key={branch.id} />;
}

function OptionsForm() {
  const branch = useBranch();
  const actions = useActions();
  const [changes, setChanges] = useState<Readonly<Record<string, OptionValue>>>({});
  const [seed, setSeed] = useState(branch?.spec.seed ?? 1);
  if (branch === undefined) return null;
  const { spec } = branch;
  const options = { ...spec.options, ...changes };
  const checked = parseRunSpec({ ...spec, interventions: [], options, seed });
  const changed =
    seed !== spec.seed ||
    Object.entries(changes).some(([key, value]) => spec.options[key] !== value);
  return (
    <form
      className={styles.rules}
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.ok) actions.vary({ options: checked.value.options, seed });
      }}
    >
      {optionGroups(spec.protocol).map((group) => (
        <fieldset key={group.title} className={styles.group}>
          <legend>{group.title}</legend>
          {Object.entries(group.schema).map(([name, field]) => (
            <OptionInput
              key={name}
              name={name}
              field={field}
              value={options[name]}
              onChange={(value) => setChanges({ ...changes, [name]: value })}
            />
          ))}
        </fieldset>
      ))}
      <fieldset className={styles.group}>
        <legend>Chance</legend>
        <OptionInput
          name="seed"
          field={{ kind: 'integer', label: 'Seed', min: 0, max: 4_294_967_295, default: 1 }}
          value={seed}
          onChange={(value) => setSeed(Number(value))}
        />
      </fieldset>
      {!checked.ok && <p className={styles.problem}>{checked.error}</p>}
      <div className={styles.buttons}>
        <button type="submit" className="button primary" disabled={!checked.ok || !changed}>
          Run with these options
        </button>
      </div>
    </form>
  );
}
