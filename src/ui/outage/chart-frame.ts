import { timeAlong, type Along, type Room } from '../../scene/charts.ts';
import type { ChartFace } from '../../scene/outage.ts';
import type { Size } from '../../scene/node-box.ts';
import { textWidth } from '../../scene/text-width.ts';

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
  /** Milliseconds. */
  readonly end: number;
  /** What stands beside the lanes. */
  readonly words: readonly string[];
}

const LINE = 1.45;
/** In lines of text: what a plot needs to be read. */
const LEAST_PLOT = 2.2;
/** In sizes of text: below this the names would leave the curves no room. */
const NAMED_FROM = 38;

/** Null: there is no room to draw anything. */
export function chartFrame({ size, text, lanes, charts, end, words }: Input): ChartFrame | null {
  const line = text * LINE;
  const left = text * 4.2;
  const named = size.width > text * NAMED_FROM;
  const names = charts.flatMap(({ gauges }) => gauges.map(({ label }) => `${label} 00000`));
  const widest = Math.max(...[...names, ...words].map((it) => textWidth(it, 'bold')), 0) * text;
  const right = named ? Math.min(widest + text, size.width * 0.36) : text;
  const width = size.width - left - right;
  const room = size.height - (lanes + 1) * line;
  if (width < text * 6 || room < text) return null;
  const headings = charts.map((chart) => (named ? 1 : headingRows(chart, text, width)) * line);
  const fitting = headings.filter((_, at) => {
    const taken = headings.slice(0, at + 1).reduce((sum, it) => sum + it + LEAST_PLOT * line, 0);
    return at === 0 || taken <= room;
  });
  const taken = fitting.reduce((sum, it) => sum + it, 0);
  const plot = (room - taken) / Math.max(fitting.length, 1);
  const time = { left, top: 0, width, height: size.height - line };
  return {
    text,
    line,
    x: timeAlong(end, time),
    time,
    lane: (at) => ({ left, top: at * line, width, height: line * 0.86 }),
    plots: fitting.map((heading, at) => ({
      left,
      top: lanes * line + at * plot + fitting.slice(0, at).reduce((sum, it) => sum + it, heading),
      width,
      height: Math.max(plot - line * 0.35, text * 0.5),
    })),
    named,
  };
}

/** Lines above a plot: its title, its unit where that does not fit beside it, and the names of its curves. */
export function headingRows(chart: ChartFace, text: number, width: number): number {
  return 1 + (isUnitBelow(chart, text, width) ? 1 : 0) + headingLines(chart, text, width).length;
}

export function isUnitBelow({ title, unit }: ChartFace, text: number, width: number): boolean {
  return (textWidth(title, 'bold') + textWidth(`  ${unit}`, 'plain')) * text > width;
}

interface PlacedName {
  /** The place of the gauge in its chart. */
  readonly at: number;
  readonly x: number;
}

/** The names of a chart's curves, each with room for its number, in as many lines as they need. */
export function headingLines(
  { gauges }: ChartFace,
  text: number,
  width: number,
): readonly (readonly PlacedName[])[] {
  const lines: PlacedName[][] = [];
  let x = 0;
  for (const [at, { label }] of gauges.entries()) {
    const own = (textWidth(`${label} 000`, 'bold') + 0.8) * text;
    if (lines.length === 0 || x + own > width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ at, x });
    x += own;
  }
  return lines;
}
