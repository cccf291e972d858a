import type { ProcessId } from '../engine/configuration.ts';
import { around, grown, type Box } from './boxes.ts';
import type { Outline } from './presentation.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Disk, locks and facts stand below the body, or beside it where there is room to its right. */
export type AnnexSide = 'below' | 'right' | 'corner';

/** Room for what stands around a node, relative to its middle. */
export interface AnnexRoom {
  /** Where its rows begin; where they end, if `flush` is `right`. */
  readonly x: number;
  /** The first row hangs from here, the last one stands here, or they are to both sides of it. */
  readonly y: number;
  readonly hangs: 'down' | 'up' | 'middle';
  readonly flush: 'left' | 'right';
  readonly width: number;
  readonly rows: number;
}

/** Where the body of a node is, and where the things around it go. All in CSS pixels of the stage. */
export interface NodeBox {
  readonly id: ProcessId;
  readonly outline: Outline;
  readonly center: Point;
  readonly width: number;
  readonly height: number;
  readonly side: AnnexSide;
  readonly annex: AnnexRoom;
}

export interface StageLayout {
  readonly size: Size;
  readonly nodes: readonly NodeBox[];
  /** Size of a label's text; everything else is in proportion. */
  readonly unit: number;
  /** There is no room for what can be done without. */
  readonly tight: boolean;
}

/** Lower bodies than this keep everything within their outline. */
export const LOW = 3.5;
export const HALO = 0.72;
/** A row of what stands around a node: a line of text with air. */
export const ROW = 1.22;
/** An icon and "PREPARED T1". */
export const ANNEX_WIDTH = 8.5;
export const ANNEX_GAP = 0.3;
/** Air between what stands beside each other. */
export const EDGE = 0.16;
export const MOST_ROWS = 4;

/** Body with its halo, where it may have one. */
export function bodyBox(
  { center, width, height, outline }: Pick<NodeBox, 'center' | 'width' | 'height' | 'outline'>,
  u: number,
): Box {
  const body = around(center, width / 2, height / 2);
  const bare = outline !== 'box' && height < LOW * u;
  return bare ? grown(body, 0.05 * u) : grown(body, HALO * u);
}

export function annexBox({ center, annex }: NodeBox, u: number): Box {
  const left = center.x + annex.x - (annex.flush === 'right' ? annex.width : 0);
  const top = center.y + annexTop(annex, u, annex.rows);
  return { left, right: left + annex.width, top, bottom: top + annex.rows * ROW * u };
}

/** Where the first of so many rows begins, relative to the middle of the node. */
export function annexTop({ y, hangs }: AnnexRoom, u: number, rows: number): number {
  const share = { down: 0, middle: 0.5, up: 1 }[hangs];
  return y - rows * ROW * u * share;
}

export function partsOf(node: NodeBox, u: number): readonly Box[] {
  return node.annex.rows === 0 ? [bodyBox(node, u)] : [bodyBox(node, u), annexBox(node, u)];
}

export function nodeBox(stage: StageLayout, id: ProcessId): NodeBox | undefined {
  return stage.nodes.find((box) => box.id === id);
}

/** The flag at a node's corner, which reaches beyond the body. */
export function flagBox({ center, width, height }: NodeBox, unit: number): Box {
  const right = center.x + width / 2;
  const top = center.y - height / 2;
  return {
    left: right - 2.2 * unit,
    right: right + 0.6 * unit,
    top: top - 0.8 * unit,
    bottom: top + 0.5 * unit,
  };
}
