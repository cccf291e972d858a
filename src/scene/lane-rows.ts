/** How the room across the flow of time is shared out. */
export interface LaneRows {
  /** Room for words after the last lane; 0 where there is none to spare. */
  readonly band: number;
  readonly pitch: number;
  /** Names stand in so many columns, where lanes are closer than their names are high. */
  readonly columns: number;
  /** The middle of a lane. */
  readonly at: (lane: number) => number;
}

const BAND = 1.3;
/** Letters of one column keep so far apart, in sizes of theirs. */
const CLEAR = 1.02;
const MOST_COLUMNS = 3;

/** `room`: across, without what the overview takes; `text`: size of the names. */
export function laneRows(room: number, lanes: number, text: number): LaneRows {
  const count = Math.max(lanes, 1);
  const band = BAND * text;
  const spare = (room - band) / count >= CLEAR * text * 0.92 ? band : 0;
  const pitch = (room - spare) / count;
  const columns = Math.min(Math.ceil((CLEAR * text * 0.9) / pitch), MOST_COLUMNS);
  return { band: spare, pitch, columns, at: (lane) => (lane + 0.5) * pitch };
}
