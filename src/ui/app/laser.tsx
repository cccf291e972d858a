import { useEffect, useRef } from 'react';
import { useSlice } from './session-context.ts';
import styles from './overlays.module.css';

/** A ring that follows the pointer: while it is switched on, or while Z is held. */
export function Laser() {
  const ring = useRef<HTMLDivElement>(null);
  const { laser, shortcuts } = useSlice((state) => ({
    laser: state.laser,
    shortcuts: state.shortcuts,
  }));
  useEffect(() => {
    const element = ring.current;
    if (element === null) return undefined;
    let held = false;
    const show = () => {
      element.hidden = !(laser || held);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      element.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    const key = (event: KeyboardEvent) => {
      const typing = (event.target as Element).matches?.('input, textarea, select');
      if (event.key.toLowerCase() !== 'z' || event.ctrlKey || event.metaKey || typing) return;
      held = shortcuts && event.type === 'keydown';
      show();
    };
    show();
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('pointermove', move, { signal });
    document.addEventListener('keydown', key, { signal });
    document.addEventListener('keyup', key, { signal });
    return () => stop.abort();
  }, [laser, shortcuts]);
  return <div ref={ring} className={styles.laser} aria-hidden="true" hidden />;
}
