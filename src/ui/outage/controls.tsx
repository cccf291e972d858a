import { useState } from 'react';
import type { Control } from '../../scene/outage.ts';
import { useActions } from '../app/session-context.ts';
import { Menu } from '../menu/menu.tsx';
import { Icon } from '../theme/icons.tsx';
import type { Charts } from './use-charts.ts';
import styles from './outage.module.css';

/** More than these remedies are a menu, so that the machines keep their room. */
const SHOWN = 2;

interface Props {
  readonly controls: readonly Control[];
  readonly charts: Pick<Charts, 'elsewhere' | 'next'>;
}

/** What can be done to the model at the cursor; each opens a branch, as every fault does. And what else there is to see. */
export function Controls({ controls, charts: { elsewhere, next } }: Props) {
  const { intervene, setPanel } = useActions();
  const apply = ({ process, perturbation }: Control) =>
    intervene({ kind: 'perturb', process, perturbation });
  const remedies = controls.filter(({ kind }) => kind === 'remedy');
  const direct = controls.filter(({ kind }) => kind !== 'remedy');
  const shown = remedies.length > SHOWN ? direct : controls;
  return (
    <div role="group" aria-label="Controls" className={styles.controls}>
      {shown.map((control) => (
        <button
          key={`${control.process} ${control.perturbation}`}
          type="button"
          className="button"
          data-kind={control.kind}
          onClick={() => apply(control)}
        >
          {control.label}
        </button>
      ))}
      {remedies.length > SHOWN && <Remedies remedies={remedies} apply={apply} />}
      <button type="button" className="button" onClick={() => setPanel('story')}>
        What really happened
      </button>
      {elsewhere !== null && (
        <button type="button" className="button" title={elsewhere} onClick={next}>
          More charts
        </button>
      )}
    </div>
  );
}

interface RemediesProps {
  readonly remedies: readonly Control[];
  readonly apply: (control: Control) => void;
}

function Remedies({ remedies, apply }: RemediesProps) {
  const [opener, setOpener] = useState<Element | null>(null);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        Remedies <Icon name="down" />
      </button>
      {opener !== null && (
        <Menu
          title="Remedies"
          place="under"
          items={remedies.map((control) => ({
            label: control.label,
            act: () => apply(control),
          }))}
          opener={opener}
          onClose={() => setOpener(null)}
        />
      )}
    </>
  );
}
