import type { KeyboardEvent } from 'react';
import { isFutureHidden } from '../../session/questions.ts';
import { useActions, useBranch, useSlice } from '../app/session-context.ts';
import { atEnd, atStart } from '../palette/conditions.ts';
import { SPEEDS } from '../palette/time-commands.ts';
import { Icon } from '../theme/icons.tsx';
import { ActionButton } from './action-button.tsx';
import { StepMenu } from './step-menu.tsx';
import styles from './transport.module.css';

/** Play, step, beats, speed; questions and faults; and undo of what was done, which is not going back in time. */
export function Transport() {
  const { playing, cursor, hidden, noBack, noStep } = useSlice((state) => ({
    playing: state.playing,
    cursor: state.cursor,
    hidden: isFutureHidden(state),
    noBack: atStart(state),
    noStep: atEnd(state),
  }));
  const actions = useActions();
  const branch = useBranch();
  const isGrowing = branch?.status === 'simulating' || branch?.status === 'paused';
  const last = Math.max((branch?.events.length ?? 0) - 1, 0);
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label="Transport"
      className={styles.transport}
      onKeyDown={rove}
    >
      <ActionButton
        iconOnly
        icon="previous"
        label="Previous beat"
        why={noBack}
        act={actions.previousBeat}
      />
      <ActionButton
        iconOnly
        icon="back"
        label="Step back"
        why={noBack}
        className={styles.step}
        act={() => actions.stepBy(-1)}
      >
        <span className={styles.long}>Step back</span>
        <span className={styles.short}>Back</span>
      </ActionButton>
      <button
        type="button"
        id="play"
        className={`button primary ${styles.play}`}
        onClick={playing ? actions.pause : actions.play}
      >
        <Icon name={playing ? 'pause' : 'play'} />
        {playing ? 'Pause' : 'Play'}
      </button>
      <ActionButton
        iconOnly
        label="Step"
        why={noStep}
        className={styles.step}
        act={() => actions.stepBy(1)}
      >
        <StepUnitWord /> <Icon name="step" />
      </ActionButton>
      <StepMenu />
      <ActionButton iconOnly icon="next" label="Next beat" why={noStep} act={actions.nextBeat} />
      <span className={styles.counter}>
        <span className={styles.word}>Event </span>
        {cursor}
        {!hidden && (
          <>
            <span className={styles.word}> of </span>
            <span className={styles.slash}>/</span>
            {last}
            {isGrowing && (
              <>
                <span className={styles.word}> or more</span>
                <span className={styles.slash}>+</span>
              </>
            )}
          </>
        )}
      </span>
      <span className={styles.gap} />
      <UndoRedo />
      <div className={styles.extras}>
        <button type="button" className="button" onClick={actions.askQuestion}>
          Question
        </button>
        <FaultsButton />
        <Speed />
      </div>
    </div>
  );
}

/** What Step goes by, where it is not one event. */
function StepUnitWord() {
  const unit = useSlice((state) => state.stepUnit);
  return unit === 'event' ? 'Step' : unit === 'node' ? 'At node' : `By ${unit}`;
}

function UndoRedo() {
  const { undo, redo } = useSlice((state) => ({ undo: state.undo, redo: state.redo }));
  const actions = useActions();
  return (
    <>
      {undo.length > 0 && (
        <ActionButton iconOnly icon="undo" label="Undo" why={null} act={actions.undo} />
      )}
      {redo.length > 0 && (
        <ActionButton iconOnly icon="redo" label="Redo" why={null} act={actions.redo} />
      )}
    </>
  );
}

function FaultsButton() {
  const open = useSlice((state) => state.panel === 'faults');
  const { setPanel } = useActions();
  return (
    <button
      type="button"
      className="button"
      aria-pressed={open}
      onClick={() => setPanel(open ? null : 'faults')}
    >
      Faults
    </button>
  );
}

function Speed() {
  const speed = useSlice((state) => state.speed);
  const { setSpeed } = useActions();
  return (
    <label className={styles.speed}>
      <span className="visually-hidden">Speed</span>
      <select
        className="button"
        value={String(speed)}
        onChange={(event) => setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((it) => (
          <option key={it} value={String(it)}>
            {it === Infinity ? 'fastest' : `${it}x`}
          </option>
        ))}
      </select>
    </label>
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
