import type { RunSpec } from '../engine/spec.ts';
import { findProtocol, loadProtocol } from '../protocols/registry.ts';
import type { SavedRun } from './state.ts';
import { branchOf, type Session } from './store.ts';
import { isSheet } from './histories/sheet-address.ts';
import { decodeLink, encodeLink, mismatchSentence, verifyOpened, type OpenedLink } from './link.ts';

/** The part of the browser that the address lives in. */
export interface AddressBar {
  fragment(): string;
  /** Without a new entry in the history of the tab. */
  replace(fragment: string): void;
  onChange(listener: () => void): () => void;
}

const WRITE_AFTER_MS = 400;

/** A link to the run as it is now: at the cursor, or from its beginning. */
export async function linkTo(
  session: Session,
  where: 'here' | 'beginning' = 'here',
): Promise<string> {
  const state = session.store.getState();
  const branch = branchOf(state);
  if (branch === undefined) return '#';
  const { cursor } = state;
  const { digest, marks } = await session.digest(cursor);
  const isHere = where === 'here' && digest !== '';
  const { beside } = state;
  const own = beside?.branch === null ? beside.spec : null;
  return encodeLink(branch.spec, isHere ? cursor : null, isHere ? digest : null, marks, own);
}

/**
 * Keeps page and address together: a run is opened when the address says so, and while it rests its address is
 * written, so that it can be copied, reloaded and bookmarked. `saved` is what this
 * tab showed under the same address before a reload.
 */
export function connectAddress(
  session: Session,
  bar: AddressBar,
  saved: SavedRun | null,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = '';
  let opening = 0;

  async function follow(restored: SavedRun | null): Promise<void> {
    const fragment = bar.fragment();
    if (fragment === shown) return;
    shown = fragment;
    opening += 1;
    const mine = opening;
    clearTimeout(timer);
    if (isSheet(fragment)) {
      session.actions.openSheet(fragment);
      return;
    }
    if (!fragment.startsWith('#/') || fragment === '#/') {
      session.actions.close();
      return;
    }
    session.actions.awaitRun();
    if (restored !== null && (await isFetched(restored))) {
      if (mine === opening) session.actions.restore(restored);
      return;
    }
    const opened = await decodeLink(fragment);
    if (mine !== opening) return;
    if (!opened.ok) {
      session.actions.close();
      session.actions.notify({ tone: 'problem', text: opened.error, reload: false });
      return;
    }
    session.actions.open(opened.value.spec, opened.value.cursor ?? undefined);
    const { beside } = opened.value;
    if (beside !== null) session.actions.compareWith(titleOf(beside), beside);
    if (opened.value.cursor === null && isSandbox(opened.value.spec)) {
      session.actions.setPanel('options');
    }
    verify(opened.value);
  }

  /** Once the cursor is where the link says: is it the same run? */
  function verify(link: OpenedLink): void {
    if (link.cursor === null || link.digest === null) return;
    const branch = session.store.getState().current;
    const stop = session.store.subscribe((state) => {
      if (state.current !== branch) return stop();
      const now = branchOf(state);
      const known = (now?.events.length ?? 0) > (link.cursor ?? 0) || now?.end !== null;
      if (!known) return;
      stop();
      void session.digest(link.cursor ?? 0).then((observed) => {
        const mismatch = verifyOpened(link, observed);
        if (mismatch === null) return;
        const text = mismatchSentence(mismatch);
        session.actions.notify({ tone: 'problem', text, reload: false });
      });
    });
  }

  async function write(): Promise<void> {
    timer = undefined;
    const mine = opening;
    const { playing, current } = session.store.getState();
    if (playing || current === null || session.store.getState().awaited) return;
    const fragment = await linkTo(session);
    const after = session.store.getState();
    if (mine !== opening || after.current === null || after.awaited) return;
    // The reader is on the way somewhere else, and the browser has not told it yet.
    if (bar.fragment() !== shown) return;
    shown = fragment;
    bar.replace(fragment);
  }

  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.current === null) return;
    const moved = state.cursor !== before.cursor || state.current !== before.current;
    if (!moved && state.playing === before.playing) return;
    clearTimeout(timer);
    if (!state.playing) timer = setTimeout(() => void write(), WRITE_AFTER_MS);
  });
  const unlisten = bar.onChange(() => void follow(null));
  void follow(saved);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    unlisten();
  };
}

/** What a tab showed before a reload needs its protocol; without it the link says what is wrong. */
async function isFetched({ branches }: SavedRun): Promise<boolean> {
  const protocols = new Set(branches.map(({ spec }) => spec.protocol));
  try {
    await Promise.all([...protocols].map((id) => loadProtocol(id)));
    return true;
  } catch {
    return false;
  }
}

function titleOf({ protocol, scenario }: RunSpec): string {
  const scenarios = findProtocol(protocol)?.scenarios ?? [];
  return scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
}

/** Where everything is to be chosen, the choice is the first thing to see. */
function isSandbox(spec: RunSpec): boolean {
  const scenarios = findProtocol(spec.protocol)?.scenarios ?? [];
  return scenarios.find(({ id }) => id === spec.scenario)?.group === 'Sandbox';
}

export function browserAddressBar(): AddressBar {
  return {
    fragment: () => location.hash,
    replace: (fragment) => history.replaceState(history.state, '', fragment),
    onChange(listener) {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
  };
}
