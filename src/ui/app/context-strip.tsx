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
