import { useSyncExternalStore } from 'react';

/** Does the media query hold? Follows it when the window changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Breakpoints in em, so that they move with the reader's text size. */
export const WIDE = '(min-width: 93.75em)';
export const NARROW = '(max-width: 62.4375em)';
