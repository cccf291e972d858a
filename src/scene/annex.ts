import type { LockFace, NodeFace } from './presentation.ts';
import { textWidth, wrap } from './text-width.ts';

/** One row of what stands around a node. */
export type AnnexRow =
  | { readonly kind: 'disk'; readonly text: string; readonly full: boolean }
  /** On its way to the disk; not forced: it may be lost until it is there. */
  | {
      readonly kind: 'page';
      readonly text: string;
      readonly forced: boolean;
      readonly name: string;
    }
  | {
      readonly kind: 'lock';
      readonly text: string;
      readonly shared: boolean;
      readonly waiters: number;
    }
  | { readonly kind: 'latch' | 'belief' | 'fact'; readonly text: string };

export interface AnnexFacts {
  /** Null: it has none. */
  readonly disk: { readonly last: string | undefined } | null;
  readonly write: { readonly name: string; readonly text: string } | null;
  readonly buffered: { readonly name: string; readonly text: string } | null;
  /** Null where there is no memory. */
  readonly face: NodeFace | null;
  /** Facts that stand inside of the node already. */
  readonly factsInside: boolean;
}

const ICON = 1.4;
const EMPTY = 'empty';

/**
 * What there is to say around a node in at most `most` rows of `width` (in letters' sizes). Where it is too much an
 * empty disk goes first, then the facts; then the locks share a row; then what is being written takes the row of the disk.
 */
export function annexRows(facts: AnnexFacts, most: number, width: number): readonly AnnexRow[] {
  const forms = [
    rowsOf(facts, width, {}),
    rowsOf(facts, width, { noEmptyDisk: true }),
    rowsOf(facts, width, { noFacts: true }),
    rowsOf(facts, width, { noEmptyDisk: true, noFacts: true }),
    rowsOf(facts, width, { noEmptyDisk: true, noFacts: true, oneLock: true }),
    rowsOf(facts, width, { noEmptyDisk: true, noFacts: true, oneLock: true, onePage: true }),
  ];
  return forms.find((rows) => rows.length <= most) ?? forms.at(-1)!.slice(0, most);
}

interface Leaner {
  readonly noEmptyDisk?: boolean;
  readonly noFacts?: boolean;
  readonly oneLock?: boolean;
  readonly onePage?: boolean;
}

function rowsOf(
  { disk, write, buffered, face, factsInside }: AnnexFacts,
  width: number,
  { noEmptyDisk = false, noFacts = false, oneLock = false, onePage = false }: Leaner,
): readonly AnnexRow[] {
  const rows: AnnexRow[] = [];
  const page: AnnexRow | null =
    write === null
      ? buffered === null
        ? null
        : { kind: 'page', forced: false, ...buffered }
      : { kind: 'page', forced: true, ...write };
  const bare = noEmptyDisk && disk?.last === undefined;
  if (disk !== null && !bare && !(onePage && page !== null)) {
    rows.push({ kind: 'disk', text: disk.last ?? EMPTY, full: disk.last !== undefined });
  }
  if (page !== null) rows.push(page);
  if (face === null) return rows;
  rows.push(...lockRows(face.locks, width - ICON, oneLock));
  for (const belief of face.beliefs ?? []) rows.push({ kind: 'belief', text: belief });
  if (typeof face.latch === 'string') {
    for (const text of wrap(face.latch.split(':')[0] ?? '', width - ICON, 'plain')) {
      rows.push({ kind: 'latch', text });
    }
  }
  const repeats = disk?.last === undefined && face.facts.join() === EMPTY;
  if (!noFacts && !factsInside && !repeats) {
    for (const text of wrap(face.facts.join(', '), width, 'plain'))
      rows.push({ kind: 'fact', text });
  }
  return rows;
}

function lockRows(locks: readonly LockFace[], width: number, one: boolean): readonly AnnexRow[] {
  if (locks.length === 0) return [];
  if (!one || locks.length === 1) return locks.map((lock) => lockRow([lock], width));
  return [lockRow(locks, width)];
}

/** "A held by T1"; "A: T1" where that is too long; the keys alone where several share a row. */
function lockRow(locks: readonly LockFace[], width: number): AnnexRow {
  const holders = [...new Set(locks.flatMap((it) => it.holders))].join(' ');
  const keys = locks.map((it) => it.key).join(' ');
  const waiters = Math.max(...locks.map((it) => it.waiters.length));
  const room = width - (waiters > 0 ? 0.6 + waiters * 0.6 : 0);
  const forms = [`${keys} held by ${holders}`, `${keys}: ${holders}`, keys];
  const text = forms.find((it) => textWidth(it, 'plain') <= room) ?? keys;
  return { kind: 'lock', text, waiters, shared: locks.every((it) => it.mode === 'shared') };
}
