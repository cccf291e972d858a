import { useMemo } from 'react';
import type { LogRecord } from '../../engine/configuration.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import { annexRows, type AnnexRow } from '../../scene/annex.ts';
import { around, grown, type Box } from '../../scene/boxes.ts';
import {
  annexTop,
  bodyBox,
  ROW,
  type NodeBox,
  type Point,
  type StageLayout,
} from '../../scene/node-box.ts';
import { nodeWords, type NodeWords } from '../../scene/node-words.ts';
import type { NodeFace, ProcessPicture } from '../../scene/presentation.ts';
import { textWidth } from '../../scene/text-width.ts';
import type { Snapshot } from '../../worker/wire.ts';
import { flagSpan } from './node-marks.tsx';
import { useProtocol, useSlice } from '../app/session-context.ts';

/** A node with all that is said of it, laid out. */
export interface NodeScene {
  readonly box: NodeBox;
  readonly process: ProcessPicture;
  readonly face: NodeFace;
  readonly records: readonly string[];
  readonly writing: string | null;
  readonly words: NodeWords;
  readonly rows: readonly AnnexRow[];
  /** Where its rows begin, relative to its middle. */
  readonly start: Point;
  /** Named by a rule that is violated. */
  readonly witness: boolean;
  /** There is room above it to say how long its timer has left. */
  readonly saysTime: boolean;
  /** What no label may cover. */
  readonly obstacles: readonly Box[];
}

export interface Scene {
  readonly snapshot: Snapshot;
  readonly nodes: readonly NodeScene[];
  readonly obstacles: readonly Box[];
}

/** What the stage shows of the event at the cursor; null before there is one. */
export function useScene(stage: StageLayout | null): Scene | null {
  const snapshot = useSlice((state) => state.snapshot);
  const entry = useProtocol();
  return useMemo(() => {
    if (stage === null || snapshot === null || entry === undefined) return null;
    const broken = snapshot.verdicts.filter((it) => it.state === 'violated');
    const nodes = stage.nodes.flatMap((box) => {
      const process = snapshot.picture.processes.find((it) => it.id === box.id);
      if (process === undefined) return [];
      const witness = broken.some((it) => namesNode(it.message, box.id));
      return [sceneOf(box, stage, process, snapshot, entry, witness)];
    });
    return { snapshot, nodes, obstacles: nodes.flatMap((it) => it.obstacles) };
  }, [stage, snapshot, entry]);
}

function namesNode(message: string, id: string): boolean {
  return new RegExp(`(^|[^\\w])${id}([^\\w]|$)`).test(message);
}

function sceneOf(
  box: NodeBox,
  stage: StageLayout,
  process: ProcessPicture,
  snapshot: Snapshot,
  { presentation }: ProtocolEntry,
  witness: boolean,
): NodeScene {
  const { unit, tight, nodes } = stage;
  const face = presentation.node(process, snapshot.picture);
  const log = snapshot.logs[box.id];
  const text = (record: LogRecord) => presentation.record(record);
  const records = (log?.records ?? []).map(text);
  const { write } = process;
  const buffered = process.buffer.at(-1);
  const words = nodeWords(process, face, box.width / unit - 1.1, linesIn(box, unit));
  const rows = annexRows(
    {
      disk: process.client === null || records.length > 0 ? { last: records.at(-1) } : null,
      write: write && { name: write.name, text: text(write.record) },
      buffered:
        buffered === undefined ? null : { name: buffered.name, text: text(buffered.record) },
      face: process.state === null ? null : face,
      factsInside: words.factsInside,
    },
    box.annex.rows,
    annexWidth(box, face, unit) / unit,
  );
  const start = annexStart(box, face, stage, rows);
  const shown = rows.map((row) => shortened(row, box, start, stage));
  const above = box.center.y - box.height / 2 > unit * 1.2;
  // A link from straight above comes down where the time would stand.
  const free = nodes.every(
    ({ center }) => center.y >= box.center.y || Math.abs(center.x - box.center.x) > box.width,
  );
  const saysTime =
    above &&
    free &&
    !tight &&
    face.tone !== 'uncertain' &&
    process.timers.some((it) => !it.background);
  return {
    box,
    process,
    face,
    records,
    writing: write && text(write.record),
    words,
    rows: shown,
    start,
    witness,
    saysTime,
    obstacles: [
      outerBox(box, face, unit),
      ...(witness ? witnessBoxes(box, unit) : []),
      ...annexObstacles(box, start, unit, shown),
      ...(process.timers.length > 0 ? [timerBox(box, unit, saysTime)] : []),
    ],
  };
}

/** The body, with its halo if it wears one. */
function outerBox(box: NodeBox, { tone, seal }: NodeFace, unit: number): Box {
  if (tone === 'uncertain') return grown(bodyBox(box, unit), 0.12 * unit);
  const body = around(box.center, box.width / 2, box.height / 2);
  const bottom = seal === null ? body.bottom : body.bottom + 0.6 * unit;
  return grown({ ...body, bottom }, 0.3 * unit);
}

/** The outline around who is named by a violated rule, and the sign at its corner. */
function witnessBoxes({ center, width, height }: NodeBox, unit: number): readonly Box[] {
  const corner = { x: center.x - width / 2 - 0.3 * unit, y: center.y + height / 2 + 0.3 * unit };
  return [
    around(center, width / 2 + 0.6 * unit, height / 2 + 0.6 * unit),
    around(corner, 0.75 * unit, 0.7 * unit),
  ];
}

/** The clock at the corner and what it says. */
function timerBox(box: NodeBox, unit: number, says: boolean): Box {
  const x = box.center.x - box.width / 2;
  const y = box.center.y - box.height / 2;
  return {
    left: x - 0.75 * unit,
    right: x + (says ? 4.3 : 0.75) * unit,
    top: y - (says ? 1.1 : 0.75) * unit,
    bottom: y + 0.75 * unit,
  };
}

/** A name and a line fit everywhere; a second line where the body is high enough. */
function linesIn(box: NodeBox, unit: number): number {
  return box.height / unit >= 4.1 ? 2 : 1;
}

/** Where the rows around a node begin, relative to its middle: on the stage, and beside the body if they can. */
function annexStart(
  box: NodeBox,
  { pennant }: NodeFace,
  { unit, size }: StageLayout,
  rows: readonly AnnexRow[],
): Point {
  const { x, flush } = box.annex;
  const widest = Math.max(0, ...rows.map(rowWidth)) * unit;
  const wished = box.center.x + (flush === 'right' ? x - widest : x);
  const beside = flush === 'left' && x > box.width / 2;
  const flag = pennant ? flagSpan(box, pennant.text, unit).end : 0;
  const least = beside ? box.center.x + Math.max(box.width / 2, flag) + 0.3 * unit : 0.2 * unit;
  const left = Math.max(Math.min(wished, size.width - widest - 0.2 * unit), least);
  return { x: left - box.center.x, y: annexTop(box.annex, unit, rows.length) };
}

/** What a long flag leaves of it. */
function annexWidth({ annex, ...box }: NodeBox, { pennant }: NodeFace, unit: number): number {
  if (!pennant || annex.flush === 'right' || annex.x < box.width / 2) return annex.width;
  const { end } = flagSpan({ annex, ...box }, pennant.text, unit);
  return annex.width - Math.max(end + 0.8 * unit - annex.x, 0);
}

/** What is too long for the room that is left is told in part; the inspector has all of it. */
function shortened(
  row: AnnexRow,
  box: NodeBox,
  { x }: Point,
  { unit, size }: StageLayout,
): AnnexRow {
  const end = box.annex.flush === 'right' ? box.center.x + box.annex.x : size.width - 0.2 * unit;
  const room = (end - box.center.x - x) / unit;
  // A value that is cut is another value: then it is left to the inspector.
  if (row.kind === 'fact') return rowWidth(row) > room + ROUNDING ? { ...row, text: '' } : row;
  let told = row;
  for (
    let letters = row.text.length - 1;
    letters > 1 && rowWidth(told) > room + ROUNDING;
    letters -= 1
  ) {
    told = { ...row, text: `${row.text.slice(0, letters)}..` };
  }
  return told;
}

/** What was measured twice may differ by so much. */
const ROUNDING = 0.02;

export const ICON_WIDTH = 1.4;

export function rowWidth(row: AnnexRow): number {
  if (row.kind === 'fact') return textWidth(row.text, 'plain');
  if (row.kind === 'belief') return textWidth(row.text, 'plain') + 1.2;
  if (row.kind === 'lock') {
    return (
      ICON_WIDTH + textWidth(row.text, 'plain') + (row.waiters > 0 ? 0.4 : 0) + row.waiters * 0.6
    );
  }
  const weight = row.kind === 'latch' ? 'plain' : 'mono';
  return ICON_WIDTH + textWidth(row.text, weight);
}

function annexObstacles(
  box: NodeBox,
  start: Point,
  unit: number,
  rows: readonly AnnexRow[],
): readonly Box[] {
  const top = box.center.y + start.y;
  const left = box.center.x + start.x;
  return rows.map((row, i) => ({
    left: left - 0.2 * unit,
    right: left + (rowWidth(row) + 0.2) * unit,
    top: top + i * ROW * unit,
    bottom: top + (i + 1) * ROW * unit,
  }));
}
