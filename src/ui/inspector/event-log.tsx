import { useEffect, useRef } from 'react';
import { clockText } from '../../scene/clock.ts';
import { isVisible } from '../../session/step-targets.ts';
import { useActions, useBranch, useProtocol, useSlice } from '../app/session-context.ts';
import styles from './inspector.module.css';

/** More rows than this are not worth a reader's time at once. */
const AROUND = 120;

/** What happened, one line an event; a click goes there. */
export function EventLog() {
  const cursor = useSlice((state) => state.cursor);
  const events = useBranch()?.events ?? [];
  const actions = useActions();
  const clock = useProtocol()?.presentation.outage?.clock;
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  const shown = events
    .slice(Math.max(0, cursor - AROUND), cursor + 1)
    .filter((event) => isVisible(event) || event.index === cursor);
  return (
    <ol className={styles.log} aria-label="Events so far">
      {shown.map((event) => (
        <li key={event.index}>
          <button
            ref={event.index === cursor ? here : undefined}
            type="button"
            aria-current={event.index === cursor ? 'true' : undefined}
            onClick={() => actions.seek(event.index)}
          >
            <span className={styles.number}>{event.index}</span>
            <span className={styles.number}>{clockText(event.time, clock)}</span>
            <span>{event.headline}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
