import type { RunOutcome } from '../../engine/spec.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import styles from './branches.module.css';

const OUTCOMES: Readonly<Record<RunOutcome, string>> = {
  settled: 'settled',
  blocked: 'blocked',
  stuck: 'stuck, by rule',
  horizon: '',
};

/** The worlds made so far; visible once there are two. */
export function Branches() {
  const { branches, current } = useSlice((state) => ({
    branches: state.branches,
    current: state.current,
  }));
  const actions = useActions();
  const shown = branches.filter((it) => !it.hidden);
  if (shown.length < 2) return null;
  return (
    <div role="group" aria-label="Branches" className={styles.branches}>
      {shown.map((branch) => (
        <button
          key={branch.id}
          type="button"
          className={`button ${styles.branch}`}
          aria-pressed={branch.id === current}
          onClick={() => actions.switchBranch(branch.id)}
        >
          {branch.name}
          {branch.end !== null && (
            <span className={styles.outcome}>{OUTCOMES[branch.end.outcome]}</span>
          )}
        </button>
      ))}
    </div>
  );
}
