import type { Axis } from './axis.ts';

/** The part of a run that the diagram shows, and where each event stands along it (in pixels from the start of the room). */
export interface TimeWindow {
  /** First and last event to draw; those just outside are included, for the lines that reach in. */
  readonly first: number;
  readonly last: number;
  /** Is there more of the run than this? */
  readonly isPart: boolean;
  readonly at: (index: number) => number;
  readonly indexAt: (along: number) => number;
}

export interface WindowInput {
  readonly axis: Axis;
  /** The first event worth showing. */
  readonly from: number;
  readonly cursor: number;
  readonly room: number;
  /** Pixels for one step of the axis. */
  readonly least: number;
  readonly most: number;
}

const MARGIN = 16;

/** A run that does not fit is shown by half pages, so that the picture stands still while the cursor moves. */
export function timeWindow({ axis, from, cursor, room, least, most }: WindowInput): TimeWindow {
  const last = Math.max(axis.count - 1, from);
  const start = axis.at(from);
  const steps = Math.max(axis.at(last) - start, 1);
  const scale = Math.min(Math.max((room - 2 * MARGIN) / steps, least), most);
  const along = (index: number) => MARGIN + (axis.at(index) - start) * scale;
  const total = steps * scale + 2 * MARGIN;
  const offset = pageOffset(along(cursor), total, room);
  const clamped = (index: number) => Math.min(Math.max(index, from), last);
  const indexAt = (place: number) =>
    clamped(axis.nearest((place + offset - MARGIN) / scale + start));
  return {
    first: clamped(indexAt(0) - 1),
    last: clamped(indexAt(room) + 1),
    isPart: total > room + 1,
    at: (index) => along(index) - offset,
    indexAt,
  };
}

function pageOffset(here: number, total: number, room: number): number {
  if (total <= room) return 0;
  const page = room / 2;
  const start = Math.floor((here - room * 0.25) / page) * page;
  return Math.min(Math.max(start, 0), total - room);
}
