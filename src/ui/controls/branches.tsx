import type { RunOutcome } from '../../engine/spec.ts';
import type { RunEndSummary } from '../../worker/wire.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './branches.module.css';

const OUTCOMES: Readonly<Record<RunOutcome, string>> = {
  settled: 'settled',
  blocked: 'blocked',
  stuck: 'stuck, by rule',
  horizon: '',
};

/** That a rule was broken matters more than how it ended. */
function outcomeOf({ outcome, verdicts }: RunEndSummary): string {
  const isBroken = verdicts.some((it) => it.expectation === 'always' && it.state === 'violated');
  return isBroken ? 'violated' : OUTCOMES[outcome];
}

/** The worlds made so far; visible once there are two. */
export function Branches() {
  const { branches, beside, current, hidden } = useSlice((state) => ({
    branches: state.branches,
    beside: state.beside !== null,
    current: state.current,
    hidden: isFutureHidden(state),
  }));
  const actions = useActions();
  const shown = branches.filter((it) => !it.hidden);
  if (shown.length < 2) return null;
  return (
    <div className={styles.branches}>
      <div role="group" aria-label="Branches" className={styles.worlds}>
        {shown.map((branch, at) => (
          <button
            key={branch.id}
            type="button"
            className={`button ${styles.branch}`}
            aria-pressed={branch.id === current}
            onClick={() => actions.switchBranch(branch.id)}
          >
            {/* Names and ends tell what is to come. */}
            {hidden ? `World ${at + 1}` : branch.name}
            {branch.end !== null && !hidden && (
              <span className={styles.outcome}>{outcomeOf(branch.end)}</span>
            )}
          </button>
        ))}
      </div>
      {!hidden && (
        <button
          type="button"
          className={`button ${styles.branch}`}
          aria-pressed={beside}
          onClick={() => (beside ? actions.closeBeside() : actions.compare())}
        >
          <Icon name="beside" size="1.2em" /> Compare
        </button>
      )}
    </div>
  );
}
