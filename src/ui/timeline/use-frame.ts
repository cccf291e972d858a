import { useMemo, type RefObject } from 'react';
import { isFutureHidden } from '../../session/questions.ts';
import { nominalHopOf } from '../../session/store.ts';
import { firstIndex } from '../../session/step-targets.ts';
import type { EventIndex } from '../../engine/configuration.ts';
import { laneRows, type LaneRows } from '../../scene/lane-rows.ts';
import type { Point } from '../../scene/node-box.ts';
import { shareOf, type Journey } from '../../scene/journey.ts';
import type { SpaceTime } from '../../scene/space-time.ts';
import { textWidth } from '../../scene/text-width.ts';
import { wallShare } from '../../scene/wall-lines.ts';
import { timeWindow, type TimeWindow } from '../../scene/time-scale.ts';
import type { EventSummary } from '../../worker/wire.ts';
import { useBranch, useSlice } from '../app/session-context.ts';
import { rootPixels, useSize } from '../app/use-size.ts';
import { useAxis } from './use-axis.ts';
import { useSpaceTime } from './use-space-time.ts';

/** The diagram as it stands on the page: which part of the run, and where everything of it is. */
export interface Frame {
  readonly window: TimeWindow;
  readonly ids: readonly string[];
  readonly rows: LaneRows;
  readonly point: (index: EventIndex, process: string) => Point;
  /** How far a message came, as a share of its way. */
  readonly cameOf: (diagram: SpaceTime, journey: Journey) => number;
  readonly from: EventIndex;
  /** What comes after this event is not to be seen. */
  readonly until: EventIndex;
  /** Room for the names, and for time; across for the lanes, and for the overview beside them. */
  readonly label: number;
  readonly along: number;
  readonly across: number;
  readonly bar: number;
  readonly down: boolean;
  /** Size of the words, and how wide a lane's state is drawn. */
  readonly text: number;
  readonly thickness: number;
}

export interface Diagram {
  readonly frame: Frame | null;
  readonly diagram: SpaceTime;
  readonly events: readonly EventSummary[];
  readonly cursor: EventIndex;
  readonly from: EventIndex;
  readonly masked: boolean;
}

/** Names and words in rem, as the styles have them. */
const STUDY = { name: 0.9375, word: 0.875, least: 1.25, most: 4 };
const PRESENT = { name: 1.375, word: 1.375, least: 1.75, most: 5 };
const BAR = 1.5;

export function useFrame(root: RefObject<Element | null>, down: boolean): Diagram {
  const size = useSize(root);
  const { diagram, events } = useSpaceTime();
  const state = useSlice(({ cursor, axis, present, quiet, question }) => ({
    cursor,
    axis,
    quiet,
    masked: isFutureHidden({ question }),
    ...(present ? PRESENT : STUDY),
  }));
  const ids = useSlice((it) => (it.snapshot?.picture.processes ?? []).map(({ id }) => id));
  const axis = useAxis(events, state.axis, nominalHopOf(useBranch()), state.quiet);
  const { cursor, masked } = state;
  const from = firstIndex(events);
  const rem = rootPixels();
  const name = state.name * rem;
  const across = size === null ? 0 : down ? size.width : size.height;
  const whole = size === null ? 0 : down ? size.height : size.width;
  const input = { axis, from, cursor, least: state.least * rem, most: state.most * rem };
  // Only a run that does not fit has an overview, and that takes its room from the lanes.
  const rough = timeWindow({ ...input, room: whole - 3 * rem });
  const bar = rough.isPart ? BAR * rem : 0;
  const rows = down ? downRows(across - bar, ids.length) : laneRows(across - bar, ids.length, name);
  const widest = Math.max(...ids.map((id) => textWidth(id, 'bold')), 1) * name;
  const label = down ? name * 1.8 : 0.75 * rem + rows.columns * (widest + 0.375 * rem);
  const room = whole - label - rem;
  const wanted = timeWindow({ ...input, room });
  const until = masked ? cursor : wanted.last;
  const page = [
    wanted.first,
    wanted.last,
    until,
    from,
    axis.kind,
    state.quiet,
    wanted.at(from),
    wanted.at(from + 1),
    wanted.at(wanted.last),
    ids.join(' '),
  ].join(' ');
  const frame = useMemo<Frame | null>(() => {
    if (across === 0 || ids.length === 0 || room < 40) return null;
    const lane = (process: string) => rows.at(Math.max(ids.indexOf(process), 0));
    return {
      window: { ...wanted, last: Math.min(wanted.last, until) },
      ids,
      rows,
      point: (index, process) =>
        down
          ? { x: lane(process), y: label + wanted.at(index) }
          : { x: label + wanted.at(index), y: lane(process) },
      cameOf: (all, journey) =>
        shareOf(journey, () => {
          const end = journey.endAt ?? 0;
          const wall = all.wallsBetween(end, end)[0];
          return wallShare(ids, wall?.cuts ?? [], journey.from, journey.to);
        }),
      from,
      until,
      label,
      along: room,
      across: across - bar,
      bar,
      down,
      text: state.word * rem,
      thickness: Math.min(rem, rows.pitch * 0.46),
    };
    // `page` stands for what the window and the lanes are made from.
    // eslint-disable-next-line react/exhaustive-deps
  }, [page, across, bar, room, label, down, rem, state.word]);
  return { frame, diagram, events, cursor, from, masked };
}

function downRows(room: number, lanes: number): LaneRows {
  const pitch = room / Math.max(lanes, 1);
  return { band: 0, pitch, columns: 1, at: (lane) => (lane + 0.5) * pitch };
}
