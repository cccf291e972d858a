import type { StripCell } from '../../scene/presentation.ts';
import { useProtocol, useSlice } from './session-context.ts';
import { SlotButton } from '../faults/slot-button.tsx';
import { useSlots } from '../faults/use-slots.ts';
import { Icon } from '../theme/icons.tsx';
import styles from './context-strip.module.css';

/** Where the run is in the protocol's own terms. */
export function ContextStrip() {
  const picture = useSlice((state) => state.snapshot?.picture);
  const entry = useProtocol();
  const slots = useSlots();
  const cells = picture === undefined ? [] : (entry?.presentation.strip(picture) ?? []);
  if (cells.length === 0) return null;
  return (
    <ol className={styles.strip} aria-label="Where the run is">
      {cells.map((cell) => (
        <li
          key={cell.id}
          className={`${styles.cell} ${styles[cell.state]}`}
          aria-current={cell.state === 'now' || cell.state === 'open' ? 'step' : undefined}
        >
          {cell.state === 'past' && <Icon name="check" size="1em" />}
          {cell.state === 'open' && <Icon name="question" size="0.875em" />}
          <span className={styles.long}>{cell.label}</span>
          <span className={styles.short} aria-hidden="true">
            {cell.short}
          </span>
          {cell.state !== 'ahead' && <Ticks ticks={cell.ticks ?? []} />}
          <span className={styles.slots}>
            {slots
              .filter(({ slot }) => slot.cell === cell.id)
              .map((found) => (
                <SlotButton key={found.slot.id} found={found} />
              ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Instants that must not be taken for one: a full dot where it has come, an empty one where it has not. */
function Ticks({ ticks }: { readonly ticks: NonNullable<StripCell['ticks']> }) {
  return (
    <span className={styles.ticks}>
      {ticks.map(({ label, short, done }) => {
        const text = `${label}: ${done ? 'done' : 'not yet'}`;
        return (
          <span key={label} role="img" aria-label={text} title={text} data-done={done}>
            <svg viewBox="0 0 10 10" width="0.7em" height="0.7em" aria-hidden="true">
              <circle cx="5" cy="5" r="3.8" />
            </svg>
            <span className={styles.tickName}>{short}</span>
          </span>
        );
      })}
    </span>
  );
}
