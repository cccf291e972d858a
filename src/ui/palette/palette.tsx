import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useSession, useSlice } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import { keysOf, keyText, type Command } from './command.ts';
import { COMMANDS, runCommands, whyNot } from './commands.ts';
import { matching } from './matching.ts';
import styles from './palette.module.css';

/** Every command by name, with its keys; what cannot be done now says why. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const state = useSlice((it) => it);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const found = useMemo(
    () => matching([...COMMANDS, ...runCommands(state)], text, state),
    [state, text],
  );

  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (before?.isConnected) (before as HTMLElement | SVGElement).focus();
    };
  }, []);

  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, list]);

  const run = (command: Command | undefined) => {
    if (command === undefined || whyNot(command, session.store.getState()) !== null) return;
    onClose();
    // The palette gives the focus back first; what is opened may then take it.
    setTimeout(() => command.run(session));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) setAt(Math.min(Math.max(at + by, 0), Math.max(found.length - 1, 0)));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    // Keys bubble up from the field; a click beside it closes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      aria-label="Commands"
      className={styles.palette}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>
        <div className={styles.search}>
          <Icon name="search" />
          <input
            role="combobox"
            aria-label="Command"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={found.length === 0 ? undefined : `${list}-${at}`}
            placeholder="What do you want to do?"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
          />
          <button type="button" className="button" aria-label="Close commands" onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        <div id={list} role="listbox" aria-label="Commands" className={styles.list} tabIndex={-1}>
          {found.map((command, i) => {
            const why = whyNot(command, state);
            return (
              // The field has the focus and does what keys do.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={command.id}
                id={`${list}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === at}
                aria-disabled={why !== null}
                className={styles.option}
                onClick={() => run(command)}
              >
                <span className={styles.group}>{command.group}</span>
                <span className={styles.name}>
                  {command.name}
                  {why !== null && <small>{why}</small>}
                </span>
                <span className={styles.keys}>
                  {keysOf(command, state.keys).map((key) => (
                    <kbd key={key}>{keyText(key)}</kbd>
                  ))}
                </span>
              </div>
            );
          })}
        </div>
        {found.length === 0 && <p className={styles.none}>There is no command of that name.</p>}
      </div>
    </dialog>
  );
}
