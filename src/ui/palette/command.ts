import type { Session } from '../../session/store.ts';
import type { SessionState } from '../../session/state.ts';

/** One thing the page can do, by name: for the palette, for keys, for the list of keys. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly group: 'Time' | 'Questions' | 'Faults' | 'Runs' | 'View' | 'Settings';
  /**
   * As `event.key` has it, letters small, with `Ctrl+` and `Shift+` before it: `Shift+l`, `Ctrl+k`, `?`. The first
   * is shown; one of a single character can be changed by the reader.
   */
  readonly keys?: readonly string[];
  /** Why it cannot be done now, in one sentence; null: it can. */
  readonly why?: (state: SessionState) => string | null;
  readonly run: (session: Session) => void;
}

/** A key as it is pressed, in the form in which commands name it. */
export function keyOf(event: KeyboardEvent): string {
  const isLetter = /^[a-z]$/i.test(event.key);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Of a sign the shift is a part: nobody looks for `Shift+?`.
  const shift = event.shiftKey && (isLetter || event.key.length > 1) ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${shift}${key}`;
}

/** Can it be switched off and changed? Keys with Ctrl and keys with a name of their own stay. */
export function isSingle(key: string): boolean {
  return key.replace(/^Shift\+/, '').length === 1;
}

/** The keys of a command as they are now. */
export function keysOf(command: Command, changed: Readonly<Record<string, string>>): string[] {
  const own = changed[command.id];
  const keys = command.keys ?? [];
  if (own === undefined) return [...keys];
  return [...(own === '' ? [] : [own]), ...keys.filter((key) => !isSingle(key))];
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
};

/** As it is printed on a keyboard. */
export function keyText(key: string): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}
