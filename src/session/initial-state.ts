import { EMPTY_HAND, FIRST_SHOWING, type Settings, type Showing } from './lecture-state.ts';
import type { SessionState } from './state.ts';

/** What belongs to a run, when there is none; preferences and speed outlive it. */
export const CLOSED: Omit<
  SessionState,
  'theme' | 'shortcuts' | 'speed' | 'holdAtBeats' | 'present' | keyof (Settings & Showing)
> = {
  ...EMPTY_HAND,
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
  sheet: null,
  awaited: false,
  clients: false,
  judged: null,
  beside: null,
  undo: [],
  redo: [],
};

export const INITIAL: SessionState = {
  ...CLOSED,
  ...FIRST_SHOWING,
  theme: 'system',
  present: false,
  shortcuts: true,
  holdAtBeats: true,
  speed: 1,
};
