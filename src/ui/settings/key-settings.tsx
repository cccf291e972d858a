import { useState } from 'react';
import { useActions, useSlice } from '../app/session-context.ts';
import { isSingle, keyOf, keysOf, keyText, type Command } from '../palette/command.ts';
import { COMMANDS } from '../palette/commands.ts';
import styles from './settings.module.css';

const CHANGEABLE = COMMANDS.filter(({ keys }) => keys?.some(isSingle));

/** Every key of a single character, to be changed or taken away. */
export function KeySettings() {
  const { adjust } = useActions();
  const keys = useSlice((state) => state.keys);
  const [waiting, setWaiting] = useState<string | null>(null);
  const [problem, setProblem] = useState('');

  const press = (command: Command, event: React.KeyboardEvent) => {
    if (event.key === 'Tab') return setWaiting(null);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setWaiting(null);
    if (event.key === 'Shift') return;
    const pressed =
      event.key === 'Backspace' || event.key === 'Delete' ? '' : keyOf(event.nativeEvent);
    const other = COMMANDS.find((it) => it !== command && keysOf(it, keys).includes(pressed));
    if (pressed !== '' && !isSingle(pressed)) return setProblem('Choose a key of one character.');
    if (/^[1-9]$/.test(pressed)) return setProblem('Digits choose nodes and answers.');
    if (pressed !== '' && other !== undefined) {
      return setProblem(`${keyText(pressed)} is taken: ${other.name}.`);
    }
    setProblem('');
    setWaiting(null);
    adjust({ keys: { ...keys, [command.id]: pressed } });
  };

  return (
    <>
      <p className={styles.quiet} role="status">
        {problem === '' ? 'Press a button, then the key; Backspace takes it away.' : problem}
      </p>
      <ul className={styles.keys}>
        {CHANGEABLE.map((command) => {
          const now = keysOf(command, keys).filter(isSingle).map(keyText).join(' or ');
          const isWaiting = waiting === command.id;
          return (
            <li key={command.id}>
              <span>{command.name}</span>
              <button
                type="button"
                className="button"
                aria-label={`Key for ${command.name}: ${now === '' ? 'none' : now}`}
                aria-pressed={isWaiting}
                onClick={() => {
                  setProblem('');
                  setWaiting(isWaiting ? null : command.id);
                }}
                onKeyDown={(event) => {
                  if (isWaiting) press(command, event);
                }}
                onBlur={() => setWaiting(null)}
              >
                {isWaiting ? 'press a key' : now === '' ? 'none' : now}
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() => {
          setProblem('');
          adjust({ keys: {} });
        }}
      >
        All keys as they were
      </button>
    </>
  );
}
