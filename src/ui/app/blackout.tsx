import { useActions, useSlice } from './session-context.ts';
import styles from './overlays.module.css';

/** Nothing to look at but the lecturer. A click or a key brings the picture back, as it was. */
export function Blackout() {
  const on = useSlice((state) => state.blackout);
  const { setBlackout } = useActions();
  if (!on) return null;
  return (
    <button
      type="button"
      className={styles.blackout}
      // The one thing that can be done now.
      ref={(element) => element?.focus()}
      onClick={() => setBlackout(false)}
    >
      <span className="visually-hidden">The screen is black. Show the picture again</span>
    </button>
  );
}
