import { useMemo } from 'react';
import { SpaceTime } from '../../scene/space-time.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { useBranch, useSlice } from '../app/session-context.ts';

const NOTHING: readonly EventSummary[] = [];

interface Built {
  readonly diagram: SpaceTime;
  readonly events: readonly EventSummary[];
}

const built = new WeakMap<readonly EventSummary[], SpaceTime>();
let latest: Built | null = null;

/** The diagram of the run that is shown; it grows with the events and is shared by all who ask. */
export function useSpaceTime(): Built {
  const all = useBranch()?.events ?? NOTHING;
  // While a question is open nobody is to see what comes after it.
  const end = useSlice((state) => (isFutureHidden(state) ? state.cursor + 1 : null));
  return useMemo(() => {
    const events = end === null ? all : all.slice(0, end);
    return { diagram: diagramOf(events), events };
  }, [all, end]);
}

/** Events of one run only ever grow at the end: what was built is built upon. */
function diagramOf(events: readonly EventSummary[]): SpaceTime {
  const kept = built.get(events);
  if (kept !== undefined) return kept;
  const last = latest;
  const continues =
    last !== null &&
    last.events.length > 0 &&
    last.events.length <= events.length &&
    last.events[0] === events[0] &&
    last.events.at(-1) === events[last.events.length - 1] &&
    last.diagram.count === last.events.length;
  const diagram = (continues ? last.diagram : new SpaceTime()).grow(events);
  latest = { diagram, events };
  built.set(events, diagram);
  return diagram;
}
