import { useState } from 'react';
import { causesOf } from '../../session/causes.ts';
import { foundSentence, openingSentence } from '../../session/opening.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { ToolBanner } from '../faults/tool-banner.tsx';
import { CalloutLine } from './callout-line.tsx';
import { useBranch, useSlice } from './session-context.ts';
import { Spoken } from './spoken.tsx';
import { Why } from './why.tsx';
import styles from './narration.module.css';

/** Where remarks stand: below the sentence, beside it, or not here at all. */
interface Props {
  readonly remarks: 'below' | 'beside' | null;
}

/** One sentence for the event at the cursor; and, asked why, what led to it and the rule behind it. */
export function Narration({ remarks }: Props) {
  const { cursor, hidden } = useSlice((state) => ({
    cursor: state.cursor,
    hidden: state.headlineHidden,
  }));
  const branch = useBranch();
  const why = useWhy();
  const event = branch?.events[cursor];
  const opening = openingSentence(branch, cursor) ?? foundSentence(branch, cursor);
  return (
    <section className={styles.narration} aria-label="What happens">
      <div className={styles.row}>
        <p className={styles.sentence}>
          {hidden ? '' : (opening ?? event?.headline ?? 'Getting ready')}
        </p>
        <Spoken event={event} instead={opening} />
        {remarks === 'beside' && <CalloutLine />}
        <ActionButton
          id="why-button"
          label="Why?"
          why={event === undefined ? 'The run is not there yet.' : null}
          expanded={why.event !== null}
          act={why.toggle}
        />
      </div>
      {remarks === 'below' && <CalloutLine />}
      {why.event !== null && branch !== undefined && (
        <Why event={why.event} events={branch.events} onClose={why.close} />
      )}
      <ToolBanner />
    </section>
  );
}

/** The chain stays as long as the reader goes along it; elsewhere it is asked anew. */
function useWhy() {
  const [asked, setAsked] = useState<number | null>(null);
  const cursor = useSlice((state) => state.cursor);
  const events = useBranch()?.events ?? [];
  const event = asked === null ? undefined : events[asked];
  const isAlong =
    event !== undefined && [event, ...causesOf(event, events)].some((it) => it.index === cursor);
  // React allows this while it draws: the chain belongs to another event now.
  if (asked !== null && !isAlong && asked !== cursor) setAsked(cursor);
  return {
    event: event ?? null,
    toggle: () => setAsked(asked === null ? cursor : null),
    close: () => {
      setAsked(null);
      document.getElementById('why-button')?.focus();
    },
  };
}
