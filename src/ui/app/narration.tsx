import { useEffect, useRef, useState } from 'react';
import type { EventSummary } from '../../worker/wire.ts';
import { isBeat } from '../../session/step-targets.ts';
import { useActions, useBranch, useProtocol, useSlice } from './session-context.ts';
import styles from './narration.module.css';

const MOST_CAUSES = 5;
/** While playing a screen reader hears beats only, and not faster than this. */
const SPOKEN_GAP_MS = 1500;

/** One sentence for the event at the cursor; and, asked why, what led to it and the rule behind it. */
export function Narration() {
  const [asked, setAsked] = useState(false);
  const cursor = useSlice((state) => state.cursor);
  const branch = useBranch();
  const event = branch?.events[cursor];
  return (
    <section className={styles.narration} aria-label="What happens">
      <div className={styles.row}>
        <p className={styles.sentence}>{event?.headline ?? 'Getting ready'}</p>
        <Spoken event={event} />
        <button
          type="button"
          className="button"
          aria-expanded={asked}
          onClick={() => setAsked(!asked)}
          disabled={event === undefined}
        >
          Why?
        </button>
      </div>
      {asked && event !== undefined && branch !== undefined && (
        <Why event={event} events={branch.events} />
      )}
    </section>
  );
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

interface WhyProps {
  readonly event: EventSummary;
  readonly events: readonly EventSummary[];
}

function Why({ event, events }: WhyProps) {
  const actions = useActions();
  const rules = useProtocol()?.protocol.rules ?? [];
  const rule = rules.find((it) => it.id === event.rule);
  return (
    <div className={styles.why}>
      {event.kind === 'fault' && (
        <p className={styles.rule}>This was done from outside: it is no step of the protocol.</p>
      )}
      <ol>
        {causesOf(event, events).map((cause) => (
          <li key={cause.index}>
            <button
              type="button"
              className={styles.cause}
              onClick={() => actions.seek(cause.index)}
            >
              <span className={styles.number}>{cause.index}</span> {cause.headline}
            </button>
          </li>
        ))}
      </ol>
      {rule !== undefined && (
        <p className={styles.rule}>
          <strong>{rule.id}</strong> {rule.sentence}
        </p>
      )}
    </div>
  );
}

/** The chain of what brought an event about, newest first; starts and background are no reasons. */
function causesOf(event: EventSummary, events: readonly EventSummary[]): readonly EventSummary[] {
  const chain: EventSummary[] = [];
  if (event.kind === 'fault') return chain;
  let at: EventSummary | undefined = event;
  while (at !== undefined && chain.length < MOST_CAUSES) {
    const next: number | undefined = at.causes.at(-1);
    at = next === undefined ? undefined : events[next];
    if (at !== undefined && at.kind !== 'start') chain.push(at);
  }
  return chain;
}
