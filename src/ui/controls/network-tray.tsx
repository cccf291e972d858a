import type { Picture } from '../../scene/presentation.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { useActions, useProtocol, useSlice } from '../app/session-context.ts';
import { timerLabel } from '../menu/node-items.ts';
import styles from './network-tray.module.css';

/** While the clock is held: everything that may happen next, to be picked in any order. */
export default function NetworkTray() {
  const snapshot = useSlice((state) => state.snapshot);
  const actions = useActions();
  const entry = useProtocol();
  if (snapshot === null || entry === undefined || !snapshot.picture.held) return null;
  const { picture, enabled } = snapshot;
  return (
    <section className={styles.tray} aria-label="You are the network">
      <div className={styles.head}>
        <h2>Pick what happens next</h2>
        <button
          type="button"
          className="button"
          onClick={() => actions.intervene({ kind: 'resumeClock' })}
        >
          Back to the clock
        </button>
      </div>
      {enabled.length === 0 && <p>Nothing can happen any more.</p>}
      <ol className={styles.list} aria-label="What may happen next">
        {enabled.map((action, i) => (
          <li key={action.name}>
            <button
              type="button"
              className="button"
              onClick={() => actions.intervene({ kind: 'take', action: action.name })}
            >
              {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
              <span>{describe(action, picture, entry)}</span>
              <small>
                {action.due <= picture.time ? 'due' : `in ${action.due - picture.time} ms`}
              </small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** An action in words, from what it acts on; its name where that is not in the picture. */
function describe(
  action: Snapshot['enabled'][number],
  { inFlight, processes }: Picture,
  { presentation }: ProtocolEntry,
): string {
  const envelope = inFlight.find((it) => action.name === `deliver ${it.name}`);
  if (envelope !== undefined) {
    return `${envelope.message.kind}: ${envelope.from} to ${envelope.to}`;
  }
  const process = processes.find((it) => it.id === action.process);
  const timer = process?.timers.find((it) => action.name === `fire ${it.name}`);
  if (timer !== undefined) return `${action.process}: timer ${timerLabel(timer)}`;
  if (process?.write && action.name === `disk ${process.write.name}`) {
    return `${action.process}: ${presentation.record(process.write.record)} on disk`;
  }
  return action.name;
}
