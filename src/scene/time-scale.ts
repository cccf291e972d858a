import { bisector, scaleLinear } from 'd3';

/** A moment of the run on the time axis of the diagram. */
export interface Moment {
  readonly index: number;
  readonly time: number;
}

/** The part of a run that the diagram shows, and where each event stands along it (in pixels from the start of the room). */
export interface TimeWindow {
  /** First and last event to draw; those just outside are included, for the lines that reach in. */
  readonly first: number;
  readonly last: number;
  readonly at: (index: number) => number;
  readonly indexAt: (along: number) => number;
  /** Is all of the run to be seen? */
  readonly whole: boolean;
}

export interface WindowInput {
  readonly events: readonly Moment[];
  /** The first event worth showing. */
  readonly from: number;
  readonly cursor: number;
  readonly room: number;
  readonly axis: 'events' | 'time';
  /** Virtual time that one hop takes. */
  readonly hopMs: number;
}

const LEAST_STEP = 18;
const MOST_STEP = 64;
const LEAST_HOP = 40;

const byTime = bisector<Moment, number>((moment) => moment.time);

/** A run that does not fit is shown by half pages, so that the picture stands still while the cursor moves. */
export function timeWindow(input: WindowInput): TimeWindow {
  return input.axis === 'events' ? eventWindow(input) : clockWindow(input);
}

function eventWindow({ events, from, cursor, room }: WindowInput): TimeWindow {
  const count = Math.max(events.length - from, 1);
  const step = Math.min(Math.max(room / (count + 0.5), LEAST_STEP), MOST_STEP);
  const offset = pageOffset((cursor - from) * step, (count + 0.5) * step, room);
  const last = Math.max(events.length - 1, from);
  const clampIndex = (index: number) => Math.min(Math.max(index, from), last);
  return {
    first: clampIndex(Math.floor(offset / step) + from - 1),
    last: clampIndex(Math.ceil((offset + room) / step) + from + 1),
    at: (index) => (index - from + 0.5) * step - offset,
    indexAt: (along) => clampIndex(Math.round((along + offset) / step - 0.5) + from),
    whole: offset === 0 && (count + 0.5) * step <= room,
  };
}

function clockWindow({ events, from, cursor, room, hopMs }: WindowInput): TimeWindow {
  const start = events[from]?.time ?? 0;
  const total = Math.max((events.at(-1)?.time ?? 0) - start, 1);
  const scale = Math.max((room - LEAST_STEP) / total, LEAST_HOP / hopMs);
  const along = scaleLinear(
    [start, start + total],
    [LEAST_STEP / 2, LEAST_STEP / 2 + total * scale],
  );
  const here = events[cursor]?.time ?? start;
  const offset = pageOffset(along(here), total * scale + LEAST_STEP, room);
  const last = Math.max(events.length - 1, from);
  const clampIndex = (index: number) => Math.min(Math.max(index, from), last);
  const nearest = (time: number) => {
    const after = clampIndex(byTime.left(events, time));
    const before = clampIndex(after - 1);
    return time - (events[before]?.time ?? 0) < (events[after]?.time ?? 0) - time ? before : after;
  };
  return {
    first: clampIndex(byTime.left(events, along.invert(offset)) - 1),
    last: clampIndex(byTime.right(events, along.invert(offset + room)) + 1),
    at: (index) => along(events[index]?.time ?? start) - offset,
    indexAt: (place) => nearest(along.invert(place + offset)),
    whole: offset === 0 && total * scale <= room,
  };
}

function pageOffset(here: number, total: number, room: number): number {
  if (total <= room) return 0;
  const page = room / 2;
  const start = Math.floor((here - room * 0.25) / page) * page;
  return Math.min(Math.max(start, 0), total - room);
}
