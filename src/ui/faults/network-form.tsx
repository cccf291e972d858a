import { useState } from 'react';
import type { OptionField, OptionValue } from '../../engine/options.ts';
import { parseRunSpec } from '../../session/validate.ts';
import { optionGroups } from '../../session/options.ts';
import { useActions, useBranch } from '../app/session-context.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { SliderField } from './slider-field.tsx';
import styles from './faults.module.css';

type Numeric = Extract<OptionField, { kind: 'integer' }>;

/** Latency, loss and timeouts: of the whole run, so another setting is another run. */
export function NetworkForm() {
  const branch = useBranch();
  return branch === undefined ? null : <Form key={branch.id} />;
}

function Form() {
  const branch = useBranch();
  const { vary } = useActions();
  const [changes, setChanges] = useState<Readonly<Record<string, OptionValue>>>({});
  if (branch === undefined) return null;
  const { spec } = branch;
  const options = { ...spec.options, ...changes };
  const checked = parseRunSpec({ ...spec, interventions: [], options });
  const isChanged = Object.entries(changes).some(([key, value]) => spec.options[key] !== value);
  return (
    <section className={styles.part} aria-label="Latency, loss and timeouts">
      <h3>Latency, loss, timeouts</h3>
      {fieldsOf(spec.protocol).map(([name, field]) => (
        <SliderField
          key={name}
          field={field}
          value={Number(options[name] ?? field.default)}
          onChange={(value) => setChanges({ ...changes, [name]: value })}
        />
      ))}
      {!checked.ok && <p className={styles.quiet}>{checked.error}</p>}
      <ActionButton
        primary
        label="Run with these"
        why={!checked.ok ? 'These do not fit together.' : isChanged ? null : 'Nothing is changed.'}
        act={() => checked.ok && vary({ options: checked.value.options })}
      />
      <p className={styles.quiet}>Opens a branch: the same run from its beginning, with these.</p>
    </section>
  );
}

/** What takes time and what gets lost; everything else is among the options of the run. */
function fieldsOf(protocol: string): readonly (readonly [string, Numeric])[] {
  return optionGroups(protocol)
    .toReversed()
    .flatMap(({ schema }) => Object.entries(schema))
    .flatMap(([name, field]) =>
      field.kind === 'integer' && (field.unit === 'ms' || field.unit === '%')
        ? [[name, field] as const]
        : [],
    );
}
