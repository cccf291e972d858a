import type { SessionState, Theme } from './state.ts';

/** Said, not forbidden: some halls are dark. */
export function warnings(theme: Theme, present: boolean): Pick<SessionState, 'notice'> | null {
  if (theme !== 'dark' || !present) return null;
  const text = 'Dark washes out in a lit room: the theme Projector stays legible there.';
  return { notice: { tone: 'info', text, reload: false } };
}
