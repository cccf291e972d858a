import type { Beside } from '../../session/beside.ts';
import { partingWords } from '../../session/parting.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useActions, useBranch } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './pair.module.css';

interface Props {
  readonly beside: Beside;
  /** Of the run on the right. */
  readonly events: readonly EventSummary[];
  /** What tells the two apart, where they are drawn in one picture. */
  readonly legend?: string;
}

/** Where the two runs part, what keeps them together, and the way out. */
export function ComparisonBar({ beside, events, legend }: Props) {
  const { seek, setLock, closeBeside } = useActions();
  const mine = useBranch()?.events ?? [];
  const parting = beside.branch === null ? null : partingWords(mine, events);
  return (
    <div role="group" aria-label="Comparison" className={styles.bar}>
      <p className={styles.parting}>
        {legend}
        {legend === undefined &&
          beside.branch === null &&
          'Two systems, the same moment of virtual time.'}
        {legend === undefined &&
          beside.branch !== null &&
          parting === null &&
          'The two runs are the same as far as they are known.'}
        {legend === undefined && parting !== null && (
          <>
            Same until event {parting.at - 1}. <b>Left:</b> {parting.left} <b>Right:</b>{' '}
            {parting.right}
          </>
        )}
      </p>
      {parting !== null && (
        <button type="button" className="button" onClick={() => seek(parting.at)}>
          First difference
        </button>
      )}
      <label className={styles.lock}>
        Together by
        <select
          value={beside.by}
          onChange={(event) => setLock(event.target.value === 'time' ? 'time' : 'event')}
        >
          <option value="event">event</option>
          <option value="time">time</option>
        </select>
      </label>
      <button
        type="button"
        className="button"
        aria-label="Close the comparison"
        onClick={closeBeside}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
