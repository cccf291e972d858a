import { useEffect } from 'react';
import type { EventSummary } from '../../worker/wire.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { isBeat } from '../../session/step-targets.ts';
import { Icon } from '../theme/icons.tsx';
import { useActions, useBranch, useSlice } from './session-context.ts';
import styles from './narration.module.css';

/** One line for a common mistake, where it would be made: each once in a session, at the event where it was first true. */
export function CalloutLine() {
  const cursor = useSlice((state) => state.cursor);
  // It would answer what is asked.
  const asked = useSlice(isFutureHidden);
  const event = useBranch()?.events[cursor];
  return event === undefined || asked ? null : <Remark event={event} />;
}

function Remark({ event }: { readonly event: EventSummary }) {
  const { noteCallout } = useActions();
  const { callout } = event;
  const seenAt = useSlice((state) => (callout === null ? undefined : state.callouts[callout.id]));
  // What flies past while playing was not seen.
  const isStill = useSlice((state) => !state.playing) || isBeat(event);
  const isNew = callout !== null && isStill && seenAt === undefined;
  useEffect(() => {
    if (isNew) noteCallout(callout.id, event.name);
  }, [isNew, callout, event, noteCallout]);
  if (callout === null || (!isNew && seenAt !== event.name)) return null;
  return (
    <aside className={styles.callout} aria-label="Remark">
      <Icon name="warning" size="1em" />
      <p>{callout.text}</p>
      <button
        type="button"
        className={styles.dismiss}
        aria-label="Dismiss the remark"
        onClick={() => noteCallout(callout.id, null)}
      >
        <Icon name="close" size="1em" />
      </button>
    </aside>
  );
}
