import { useEffect, useRef, useState } from 'react';
import type { EventSummary } from '../../worker/wire.ts';
import { causesOf } from '../../session/causes.ts';
import { isBeat } from '../../session/step-targets.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { ToolBanner } from '../faults/tool-banner.tsx';
import { CalloutLine } from './callout-line.tsx';
import { useBranch, useSlice } from './session-context.ts';
import { Why } from './why.tsx';
import styles from './narration.module.css';

/** While playing a screen reader hears beats only, and not faster than this. */
const SPOKEN_GAP_MS = 1500;

/** One sentence for the event at the cursor; and, asked why, what led to it and the rule behind it. */
export function Narration({ remarks }: { readonly remarks: boolean }) {
  const { cursor, hidden } = useSlice((state) => ({
    cursor: state.cursor,
    hidden: state.headlineHidden,
  }));
  const branch = useBranch();
  const why = useWhy();
  const event = branch?.events[cursor];
  return (
    <section className={styles.narration} aria-label="What happens">
      <div className={styles.row}>
        <p className={styles.sentence}>{hidden ? '' : (event?.headline ?? 'Getting ready')}</p>
        <Spoken event={event} />
        <ActionButton
          id="why-button"
          label="Why?"
          why={event === undefined ? 'The run is not there yet.' : null}
          expanded={why.event !== null}
          act={why.toggle}
        />
      </div>
      {remarks && <CalloutLine />}
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

/** The live region: stepping tells every event, playing only beats; the newest wins. */
function Spoken({ event }: { readonly event: EventSummary | undefined }) {
  const playing = useSlice((state) => state.playing);
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  useEffect(() => {
    if (event === undefined) return undefined;
    if (playing && !isBeat(event) && event.violated.length === 0) return undefined;
    const wait = playing ? Math.max(0, last.current + SPOKEN_GAP_MS - performance.now()) : 0;
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSpoken(event.headline);
    }, wait);
    return () => clearTimeout(timer);
  }, [event, playing]);
  return (
    <p role="status" aria-live="polite" aria-atomic="true" className="visually-hidden">
      {spoken}
    </p>
  );
}
