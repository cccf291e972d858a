import { useActions, useProtocol, useSlice } from '../app/session-context.ts';
import styles from './panels.module.css';

const NOTHING: readonly never[] = [];

/** The clock is held: nothing moves until one of these is picked. */
export function NetworkPanel() {
  const { enabled, held, time, processes } = useSlice((state) => ({
    enabled: state.snapshot?.enabled ?? NOTHING,
    held: state.snapshot?.picture.held ?? false,
    time: state.snapshot?.picture.time ?? 0,
    processes: state.snapshot?.picture.processes ?? NOTHING,
  }));
  const actions = useActions();
  const entry = useProtocol();
  if (entry === undefined) return null;
  return (
    <>
      {!held && (
        <div className={styles.buttons}>
          <button
            type="button"
            className="button primary"
            onClick={() => actions.intervene({ kind: 'holdClock' })}
          >
            Hold the clock
          </button>
        </div>
      )}
      <p className={styles.quiet}>
        {held
          ? 'Nothing moves by itself. Pick what happens next, in any order.'
          : 'Now the clock decides what comes next. Hold it, and you decide.'}
      </p>
      {processes.length > 0 && enabled.length === 0 && <p>Nothing can happen any more.</p>}
      <ol className={styles.tray} aria-label="What may happen next">
        {enabled.map((action) => (
          <li key={action.name}>
            <button
              type="button"
              className="button"
              disabled={!held}
              onClick={() => actions.intervene({ kind: 'take', action: action.name })}
            >
              {action.name}
              <span className={styles.due}>
                {action.due <= time ? 'due now' : `due in ${action.due - time} ms`}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {held && (
        <div className={styles.buttons}>
          <button
            type="button"
            className="button"
            onClick={() => actions.intervene({ kind: 'resumeClock' })}
          >
            Back to the clock
          </button>
        </div>
      )}
    </>
  );
}
