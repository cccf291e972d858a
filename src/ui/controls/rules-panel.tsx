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
            {rule.switchable ? (
              <label className={styles.switch}>
                <input
                  type="checkbox"
                  role="switch"
                  checked={!off.includes(rule.id)}
                  aria-checked={!off.includes(rule.id)}
                  onChange={() => toggle(rule.id)}
                />
                <strong>{rule.title}</strong>
              </label>
            ) : (
              <strong>{rule.title}</strong>
            )}
            <p>{rule.sentence}</p>
            <p className={styles.quiet}>
              {rule.id}, {rule.source}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
