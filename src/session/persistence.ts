import { TEXT_SIZES, type Settings } from './lecture-state.ts';
import type { Session } from './store.ts';
import type { SavedRun, SessionState, Theme } from './state.ts';

/** The part of `Storage` that is needed. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const RUN_KEY = 'lockstep run 1';
const PREFERENCES_KEY = 'lockstep preferences 1';
const THEMES: readonly unknown[] = ['light', 'dark', 'projector', 'system'];
/** Many small changes make one entry. */
const WAIT_MS = 150;

interface Preferences extends Settings {
  readonly theme: Theme;
  readonly shortcuts: boolean;
  readonly holdAtBeats: boolean;
}

/**
 * Keeps the tree of runs over a reload of this tab, and the reader's preferences for ever. The answer writes at once,
 * for when the page is left.
 */
export function keepSession(
  session: Session,
  run: Shelf,
  preferences: Shelf,
  fragment: () => string,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = session.store.getState();
    quietly(() => {
      const saved = savedRun(state);
      if (saved === null) run.removeItem(RUN_KEY);
      else run.setItem(RUN_KEY, JSON.stringify({ ...saved, fragment: fragment() }));
      preferences.setItem(PREFERENCES_KEY, JSON.stringify(preferencesOf(state)));
    });
  };
  session.store.subscribe(() => {
    timer ??= setTimeout(write, WAIT_MS);
  });
  return write;
}

export function savedRun(state: SessionState): SavedRun | null {
  if (state.current === null) return null;
  return {
    branches: state.branches.map(({ id, name, spec, from, hidden, end, isFound }) => ({
      id,
      name,
      spec,
      from,
      hidden,
      end,
      ...(isFound === true ? { isFound } : {}),
    })),
    current: state.current,
    cursor: state.cursor,
  };
}

type Kept = SavedRun & { readonly fragment: string };

/**
 * What was kept under this address, or null where there is nothing, or nothing that makes sense. `reloaded`: the same tab loads
 * the same page again; then the address may be one step behind what was kept, which was written while the page was left.
 */
export function readSavedRun(shelf: Shelf, fragment: string, reloaded = false): SavedRun | null {
  const saved = quietly(() => JSON.parse(shelf.getItem(RUN_KEY) ?? 'null') as Kept | null);
  const isSame = (kept: string) =>
    kept === fragment || (reloaded && scenarioPart(kept) === scenarioPart(fragment));
  if (saved === null || saved === undefined || !isSame(saved.fragment)) return null;
  if (!Array.isArray(saved.branches)) return null;
  const whole = saved.branches.every((it) => typeof it.id === 'number' && it.spec !== undefined);
  const found = saved.branches.some((it) => it.id === saved.current);
  return whole && found && Number.isInteger(saved.cursor) ? saved : null;
}

/** `#/protocol/scenario`, of an address. */
const scenarioPart = (fragment: string): string => fragment.split('?')[0] ?? '';

export function applyPreferences(session: Session, shelf: Shelf): void {
  const kept = quietly(
    () => JSON.parse(shelf.getItem(PREFERENCES_KEY) ?? 'null') as Partial<Preferences> | null,
  );
  if (kept === null || kept === undefined) return;
  if (kept.theme !== undefined && THEMES.includes(kept.theme)) session.actions.setTheme(kept.theme);
  if (typeof kept.shortcuts === 'boolean') session.actions.setShortcuts(kept.shortcuts);
  if (typeof kept.holdAtBeats === 'boolean') session.actions.setHoldAtBeats(kept.holdAtBeats);
  const textSize = TEXT_SIZES.find((size) => size === kept.textSize);
  if (textSize !== undefined) session.actions.adjust({ textSize });
  if (typeof kept.quiet === 'boolean') session.actions.adjust({ quiet: kept.quiet });
  if (areKeys(kept.keys)) session.actions.adjust({ keys: kept.keys });
}

function areKeys(keys: unknown): keys is Settings['keys'] {
  if (typeof keys !== 'object' || keys === null) return false;
  return Object.values(keys).every((key) => typeof key === 'string');
}

function preferencesOf(state: SessionState): Preferences {
  const { theme, shortcuts, holdAtBeats, textSize, keys, quiet } = state;
  return { theme, shortcuts, holdAtBeats, textSize, keys, quiet };
}

/** Storage may be full, or forbidden: the page works without. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
