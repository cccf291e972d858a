import { useId, useRef, useState } from 'react';
import { nearestMoment, type SlotMoments } from '../../session/slots.ts';
import { useActions, useSlice } from '../app/session-context.ts';
import { Icon, type IconName } from '../theme/icons.tsx';
import styles from './faults.module.css';

const ICONS: Readonly<Record<SlotMoments['slot']['icon'], IconName>> = {
  crash: 'crash',
  lose: 'lose',
  cut: 'wall',
};

/** One click goes to the instant and makes the fault there. What it does is said when it is hovered or in focus. */
export function SlotButton({ found }: { readonly found: SlotMoments }) {
  const { interveneAt } = useActions();
  const moment = nearestMoment(
    found,
    useSlice((state) => state.cursor),
  );
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const reason = useId();
  const { label, absent, icon } = found.slot;
  const show = () => {
    const box = button.current?.getBoundingClientRect();
    if (box === undefined) return;
    const left = Math.max(8, Math.min(box.left - 160, window.innerWidth - 360));
    setPlace({ left, top: box.bottom + 8 });
  };
  const hide = () => setPlace(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.slot}
        aria-label={label}
        aria-disabled={moment === null}
        aria-describedby={moment === null ? reason : undefined}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={() => {
          hide();
          if (moment !== null) interveneAt(moment.index, moment.action);
        }}
      >
        <Icon name={ICONS[icon]} size="1.125em" />
      </button>
      {moment === null && (
        <span id={reason} hidden>
          {absent}
        </span>
      )}
      {place !== null && (
        <span className={styles.tip} style={place} aria-hidden="true">
          {moment === null ? absent : label}
        </span>
      )}
    </>
  );
}
