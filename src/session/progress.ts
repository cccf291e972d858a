import { findProtocol } from '../protocols/registry.ts';
import { branchOf } from './current-branch.ts';
import type { Shelf } from './persistence.ts';
import type { SessionState } from './state.ts';
import type { Session } from './store.ts';

const KEY = 'lockstep seen 1';

/** Names of scenarios whose decisive moment was reached in this browser. */
export function readSeen(shelf: Pick<Shelf, 'getItem'>): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((it) => typeof it === 'string') : []);
  } catch {
    return new Set();
  }
}

export const seenName = (protocol: string, scenario: string): string => `${protocol}/${scenario}`;

/** Remembers which scenarios were played as far as what they are about. */
export function keepProgress(session: Session, shelf: Pick<Shelf, 'getItem' | 'setItem'>): void {
  let seen = readSeen(shelf);
  session.store.subscribe((state, before) => {
    if (state.cursor === before.cursor && state.current === before.current) return;
    const name = reached(state);
    if (name === null || seen.has(name)) return;
    seen = new Set([...readSeen(shelf), name]);
    try {
      shelf.setItem(KEY, JSON.stringify([...seen]));
    } catch {
      // Storage may be full, or forbidden: then nothing is ticked off.
    }
  });
}

/** The scenario whose decisive moment the cursor has reached, as it was written or in a branch of it. */
function reached(state: SessionState): string | null {
  const branch = branchOf(state);
  if (branch === undefined) return null;
  const { protocol, scenario } = branch.spec;
  const decisive = findProtocol(protocol)?.scenarios.find(({ id }) => id === scenario)?.decisive;
  const found = branch.events.find(({ name }) => name === decisive);
  return found !== undefined && state.cursor >= found.index ? seenName(protocol, scenario) : null;
}
