import { shortNumber, timeAlong, type Along, type Room } from '../../scene/charts.ts';
import type { ChartFace } from '../../scene/outage.ts';
import type { Size } from '../../scene/node-box.ts';
import { textWidth } from '../../scene/text-width.ts';
import type { ProtocolTypes } from '../../engine/configuration.ts';

/** Where everything of the charts stands; all charts and lanes share one axis of time. */
export interface ChartFrame {
  readonly text: number;
  /** Pixels between two lines of text. */
  readonly line: number;
  readonly x: Along;
  /** The whole room of time, from the first lane to the axis. */
  readonly time: Room;
  readonly lane: (at: number) => Room;
  /** The plots that there is room for, in the order of the charts. */
  readonly plots: readonly Room[];
  /** Are the curves named at their ends? Otherwise above the plot. */
  readonly named: boolean;
}

interface Input {
  readonly size: Size;
  readonly text: number;
  readonly lanes: number;
  readonly charts: readonly ChartFace[];
  readonly options: ProtocolTypes['options'];
  /** Milliseconds. */
  readonly end: number;
}

const LINE = 1.45;
/** In lines of text: what a plot needs to be read, and what its heading takes. */
const LEAST_PLOT = 2.2;
const HEADING = 1;
/** In sizes of text: below this the names would leave the curves no room. */
const NAMED_FROM = 38;

/** Null: there is no room to draw anything. */
export function chartFrame({ size, text, lanes, charts, options, end }: Input): ChartFrame | null {
  const line = text * LINE;
  const left = text * 4.2;
  const named = size.width > text * NAMED_FROM;
  const names = charts.flatMap(({ gauges }) => gauges.map(({ label }) => label));
  const widest = Math.max(...names.map((it) => textWidth(`${it} 00000`, 'bold')), 0) * text;
  const right = named ? Math.min(widest + text, size.width * 0.36) : text;
  const width = size.width - left - right;
  const room = size.height - (lanes + 1) * line;
  if (width < text * 6 || room < text) return null;
  const heading = (named ? HEADING : HEADING + 1) * line;
  const fitting = Math.max(1, Math.floor(room / (heading + LEAST_PLOT * line)));
  const shown = charts.slice(0, fitting);
  const pitch = room / Math.max(shown.length, 1);
  const time = { left, top: 0, width, height: size.height - line };
  return {
    text,
    line,
    x: timeAlong(end, time),
    time,
    lane: (at) => ({ left, top: at * line, width, height: line * 0.86 }),
    plots: shown.map((chart, at) => ({
      left,
      top: lanes * line + at * pitch + heading,
      width,
      height: Math.max(pitch - heading - line * 0.35, text * 0.5),
      most: chart.max(options),
    })),
    named,
  };
}

/** "830 of 1k": what a curve has come to. */
export function valueText(value: number | undefined): string {
  return value === undefined ? '' : shortNumber(value);
}
