import { useMemo, useRef, useState, type RefObject } from 'react';
import type { ChartFace } from '../../scene/outage.ts';
import { isFutureHidden } from '../../session/questions.ts';
import { useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { chartFrame, type ChartFrame } from './chart-frame.ts';
import { isDone } from './deeds.ts';
import type { Other, Shown } from './use-outage.ts';

/** The charts as they fit into their room: not always all of them at once. */
export interface Charts {
  readonly root: RefObject<HTMLDivElement | null>;
  /** Null: there is no room, or it is not known yet. */
  readonly frame: ChartFrame | null;
  /** Those that may be seen, from the first that is; the frame has room for so many of them as it has plots. */
  readonly faces: readonly ChartFace[];
  /** Where the first of them stands among all. */
  readonly first: number;
  /** What is told of the run: nothing of the future while a question is open. */
  readonly events: Shown['events'];
  readonly masked: boolean;
  /** The end of the axis, in ms: that of the longer run. */
  readonly end: number;
  /** Is there a lane for what was done? */
  readonly hasDeeds: boolean;
  /** "Charts 3 to 5 of 5"; null: all are seen. */
  readonly elsewhere: string | null;
  /** On to those that are not seen, and round again. */
  readonly next: () => void;
}

export function useCharts(shown: Shown, other: Other | null): Charts {
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const [chosen, setChosen] = useState(0);
  const { present, masked } = useSlice((state) => ({
    present: state.present,
    masked: isFutureHidden(state),
  }));
  const { face, cursor } = shown;
  const all = face.charts;
  const first = chosen < all.length ? chosen : 0;
  const faces = useMemo(() => all.slice(first), [all, first]);
  const until = masked ? cursor + 1 : undefined;
  const events = useMemo(() => shown.events.slice(0, until), [shown.events, until]);
  const words = useWords(events);
  const end = Math.max(shown.events.at(-1)?.time ?? 0, other?.events.at(-1)?.time ?? 0, 1);
  // Known from the start, so that nothing moves when the first of them is done.
  const hasDeeds = useMemo(
    () => shown.events.some((event) => isDone(event, face.controls)),
    [shown.events, face],
  );
  const text = rootPixels() * (present ? 1.375 : 0.9375);
  const lanes = 2 + (hasDeeds ? 1 : 0) + (other === null ? 0 : 1);
  const frame = useMemo(
    () => (size === null ? null : chartFrame({ size, text, lanes, charts: faces, end, words })),
    [size, text, lanes, faces, end, words],
  );
  const last = first + (frame?.plots.length ?? faces.length);
  const isAll = first === 0 && last >= all.length;
  return {
    root,
    frame,
    faces,
    first,
    events,
    masked,
    end,
    hasDeeds,
    elsewhere: isAll ? null : `Charts ${first + 1} to ${last} of ${all.length}`,
    next: () => setChosen(last >= all.length ? 0 : last),
  };
}

/** Every state that the run comes to: beside its lane the longest of them has room. */
function useWords(events: Shown['events']): readonly string[] {
  return useMemo(() => {
    const words = events.flatMap(({ reading }) =>
      reading === null ? [] : [reading.condition.word],
    );
    return [...new Set(words)];
  }, [events]);
}
