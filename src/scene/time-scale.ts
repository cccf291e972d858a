import { bisector, scaleLinear } from 'd3';

/** A moment of the run on the axis of the diagram. */
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
}

export interface WindowInput {
  readonly events: readonly Moment[];
  /** Where each event stands when all that is worth a look is equally far apart; grows with the index. */
  readonly placeOf: (index: number) => number;
  /** The first event worth showing. */
  readonly from: number;
  readonly cursor: number;
  readonly room: number;
  readonly axis: 'events' | 'time';
  /** Virtual time that one hop takes. */
  readonly hopMs: number;
}

const LEAST_STEP = 20;
const MOST_STEP = 64;
const LEAST_HOP = 40;
const MARGIN = 16;

/** A run that does not fit is shown by half pages, so that the picture stands still while the cursor moves. */
export function timeWindow(input: WindowInput): TimeWindow {
  const { events, from, cursor, room, axis, hopMs } = input;
  const last = Math.max(events.length - 1, from);
  const byTime = axis === 'time';
  const value = byTime ? (index: number) => events[index]?.time ?? 0 : input.placeOf;
  const start = value(from);
  const total = Math.max(value(last) - start, 1);
  const fit = (room - 2 * MARGIN) / total;
  const least = byTime ? LEAST_HOP / hopMs : LEAST_STEP;
  const most = byTime ? Infinity : MOST_STEP;
  const scale = Math.min(Math.max(fit, least), most);
  const along = scaleLinear([start, start + total], [MARGIN, MARGIN + total * scale]);
  const offset = pageOffset(along(value(cursor)), total * scale + 2 * MARGIN, room);
  const clampIndex = (index: number) => Math.min(Math.max(index, from), last);
  const search = bisector<Moment, number>((moment) => value(moment.index));
  return {
    first: clampIndex(search.left(events, along.invert(offset)) - 1),
    last: clampIndex(search.right(events, along.invert(offset + room)) + 1),
    at: (index) => along(value(index)) - offset,
    indexAt: (place) => {
      const wanted = along.invert(place + offset);
      const after = clampIndex(search.left(events, wanted));
      const before = clampIndex(after - 1);
      return wanted - value(before) < value(after) - wanted ? before : after;
    },
  };
}

function pageOffset(here: number, total: number, room: number): number {
  if (total <= room) return 0;
  const page = room / 2;
  const start = Math.floor((here - room * 0.25) / page) * page;
  return Math.min(Math.max(start, 0), total - room);
}
