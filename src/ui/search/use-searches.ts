import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { kindOfRun, type About, type SearchState } from '../../session/search/job.ts';
import { startSearchWorker } from '../../session/search/search-client.ts';
import { createSearches, type Searches } from '../../session/search/searches.ts';
import type { Session } from '../../session/store.ts';
import { useSession, useSlice } from '../app/session-context.ts';

/** One for each session, made when it is first needed: they go on while no part of the page shows them. */
const ALL = new WeakMap<Session, Searches>();

export function searchesOf(session: Session): Searches {
  const known = ALL.get(session);
  if (known !== undefined) return known;
  const after = (ms: number, act: () => void) => void setTimeout(act, ms);
  const made = createSearches({ session, start: startSearchWorker, after });
  ALL.set(session, made);
  return made;
}

export function useSearches(): Searches {
  return searchesOf(useSession());
}

/** A slice of what is known of searches; compared field by field. */
export function useSearch<T>(select: (state: SearchState) => T): T {
  return useStore(useSearches().store, useShallow(select));
}

/** What can be looked for in the run that is shown, and why that is not known; neither while its worker has not said. */
export function useAbout(): { readonly about: About | null; readonly problem: string | null } {
  const searches = useSearches();
  const of = useSlice(kindOfRun);
  // A worker is asked: that is outside of the page.
  useEffect(() => searches.learn(), [searches, of]);
  const inquiry = useSearch((state) => (state.inquiry?.of === of ? state.inquiry : null));
  return {
    about: inquiry?.state === 'known' ? inquiry.about : null,
    problem: inquiry?.state === 'failed' ? inquiry.problem : null,
  };
}
