import type { KeyboardEvent } from 'react';
import { useActions, useBranch, useSlice } from '../app/session-context.ts';
import { Icon, type IconName } from '../theme/icons.tsx';
import styles from './transport.module.css';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, Infinity];

/** Play, step, beats, speed; and undo of what was done, which is not going back in time. */
export function Transport() {
  const state = useSlice(({ playing, speed, cursor, undo, redo }) => ({
    playing,
    speed,
    cursor,
    canUndo: undo.length > 0,
    canRedo: redo.length > 0,
  }));
  const actions = useActions();
  const branch = useBranch();
  const count = branch?.events.length ?? 0;
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label="Transport"
      className={styles.transport}
      onKeyDown={rove}
    >
      <IconButton icon="previous" label="Previous beat" act={actions.previousBeat} />
      <button type="button" className={`button ${styles.step}`} onClick={actions.stepBack}>
        <Icon name="back" />
        <span className={styles.long}>Step back</span>
        <span className={styles.short}>Back</span>
      </button>
      <button
        type="button"
        id="play"
        className={`button primary ${styles.play}`}
        onClick={state.playing ? actions.pause : actions.play}
      >
        <Icon name={state.playing ? 'pause' : 'play'} />
        {state.playing ? 'Pause' : 'Play'}
      </button>
      <button type="button" className={`button ${styles.step}`} onClick={actions.step}>
        Step <Icon name="step" />
      </button>
      <IconButton icon="next" label="Next beat" act={actions.nextBeat} />
      <span className={styles.counter}>
        Event {state.cursor} of {Math.max(count - 1, 0)}
        {branch?.status === 'simulating' || branch?.status === 'paused' ? ' or more' : ''}
      </span>
      <span className={styles.gap} />
      {state.canUndo && <IconButton icon="undo" label="Undo" act={actions.undo} />}
      {state.canRedo && <IconButton icon="redo" label="Redo" act={actions.redo} />}
      <label className={styles.speed}>
        <span className="visually-hidden">Speed</span>
        <select
          className="button"
          value={String(state.speed)}
          onChange={(event) => actions.setSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={String(speed)}>
              {speed === Infinity ? 'fastest' : `${speed}x`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly act: () => void;
}

function IconButton({ icon, label, act }: IconButtonProps) {
  return (
    <button type="button" className="button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

/** In a toolbar the arrows move from button to button. */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || event.shiftKey || event.altKey || event.target instanceof HTMLSelectElement)
    return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
