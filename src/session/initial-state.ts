import type { SessionState } from './state.ts';

/** What belongs to a run, when there is none; preferences and speed outlive it. */
export const CLOSED: Omit<
  SessionState,
  'theme' | 'shortcuts' | 'speed' | 'holdAtBeats' | 'present'
> = {
  branches: [],
  current: null,
  cursor: 0,
  snapshot: null,
  previous: null,
  playing: false,
  selection: null,
  panel: null,
  axis: 'events',
  notice: null,
  undo: [],
  redo: [],
};

export const INITIAL: SessionState = {
  ...CLOSED,
  theme: 'system',
  present: false,
  shortcuts: true,
  holdAtBeats: true,
  speed: 1,
};
