import type { Rule, RuleOff } from '../../engine/protocol.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import { scenarioLink } from '../../session/link.ts';
import { useActions, useBranch, useProtocol } from '../app/session-context.ts';
import styles from './panels.module.css';

/** Every rule of the protocol in a sentence; those that can be switched off open the same run without them. */
export function RulesPanel() {
  const branch = useBranch();
  const entry = useProtocol();
  const actions = useActions();
  if (branch === undefined || entry === undefined) return null;
  const { off } = branch.spec;
  const toggle = (id: string) =>
    actions.vary({
      off: off.includes(id) ? off.filter((it) => it !== id) : [...off, id].toSorted(),
    });
  return (
    <>
      <p className={styles.quiet}>
        A rule that is switched off opens a branch: the same run, without it.
      </p>
      <ul className={styles.rules}>
        {entry.protocol.rules.map((rule) => (
          <li key={rule.id} className={off.includes(rule.id) ? styles.off : undefined}>
            <Title rule={rule} isOn={!off.includes(rule.id)} toggle={() => toggle(rule.id)} />
            <p>{rule.sentence}</p>
            {rule.ifOff !== undefined && <Price entry={entry} ifOff={rule.ifOff} />}
            <p className={styles.quiet}>
              {rule.id}, {rule.source}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface TitleProps {
  readonly rule: Rule;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

function Title({ rule, isOn, toggle }: TitleProps) {
  if (!rule.switchable) return <strong>{rule.title}</strong>;
  return (
    <label className={styles.switch}>
      <input type="checkbox" role="switch" checked={isOn} aria-checked={isOn} onChange={toggle} />
      <strong>{rule.title}</strong>
    </label>
  );
}

/** What it costs to leave the rule out, and the scenario in which that can be seen. */
function Price({ entry, ifOff }: { readonly entry: ProtocolEntry; readonly ifOff: RuleOff }) {
  const { protocol, scenarios } = entry;
  const title = scenarios.find(({ id }) => id === ifOff.scenario)?.title;
  return (
    <>
      <p>
        <strong>Off: {ifOff.outcome}.</strong> {ifOff.sentence}
      </p>
      {title !== undefined && (
        <p className={styles.quiet}>
          See <a href={scenarioLink(protocol.id, ifOff.scenario)}>{title}</a>
        </p>
      )}
    </>
  );
}
