import type { KeyboardEvent } from 'react';
import { causesOf } from '../../session/causes.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useActions, useProtocol, useSlice } from './session-context.ts';
import styles from './narration.module.css';

interface Props {
  /** The event that was asked about. */
  readonly event: EventSummary;
  readonly events: readonly EventSummary[];
  readonly onClose: () => void;
}

/** What led to an event, newest first, each a jump; and the rule behind it, as a sentence and as a line of program. */
export function Why({ event, events, onClose }: Props) {
  const { seek } = useActions();
  const cursor = useSlice((state) => state.cursor);
  const entry = useProtocol();
  const rule = entry?.protocol.rules.find((it) => it.id === event.rule);
  const { code } = event;
  const causes = causesOf(event, events);
  const close = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape') return;
    pressed.preventDefault();
    pressed.stopPropagation();
    onClose();
  };
  return (
    // Its buttons have the keys; Escape works from each of them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={styles.why} id="why" role="group" aria-label="Why" onKeyDown={close}>
      {event.kind === 'fault' && (
        <p className={styles.outside}>This was done from outside: it is no step of the protocol.</p>
      )}
      {event.kind !== 'fault' && causes.length === 0 && (
        <p className={styles.outside}>Nothing led to it: this is where it began.</p>
      )}
      <ol>
        {causes.map((cause) => (
          <li key={cause.index}>
            <button
              type="button"
              className={styles.cause}
              aria-current={cause.index === cursor ? 'step' : undefined}
              onClick={() => seek(cause.index)}
            >
              <span className={styles.number}>{cause.index}</span> {cause.headline}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.rule}>
        {rule !== undefined && (
          <p>
            <strong>Rule {rule.id}</strong> {rule.sentence}
          </p>
        )}
        {code !== null && <code>{code}</code>}
        {event.index !== cursor && (
          <button type="button" className="button" onClick={() => seek(event.index)}>
            Back to event {event.index}
          </button>
        )}
      </div>
    </div>
  );
}
