import type { FailPrefix, History, Point, Verdict } from '../checker/history/types.ts';

export type {
  FailPrefix,
  History,
  ModelName,
  Operation,
  Point,
  Value,
} from '../checker/history/types.ts';

/** What the page asks of the worker that judges histories. */
export interface HistoryRequest {
  /** The asker's number; the newest one counts. */
  readonly number: number;
  /** As somebody wrote it: not yet looked at. */
  readonly history: unknown;
  /** Where a reader says that the operations take effect; null: that is not asked. */
  readonly points: readonly Point[] | null;
}

/** Why a history is not linearizable. */
export interface Contradiction {
  /** The operation for which no order is left. */
  readonly failing: number;
  readonly failPrefix: FailPrefix;
  /** What was expected and what was observed, in one sentence. */
  readonly sentence: string;
  /** Orders that were tried, and why each dies. */
  readonly deaths: readonly { readonly order: readonly number[]; readonly why: string }[];
}

/** A rule that a placement breaks, and where. */
export interface Break {
  readonly op: number;
  /** Null where there is no point. */
  readonly at: number | null;
  readonly sentence: string;
}

export interface HistoryReport {
  readonly history: History;
  readonly linearizable: Verdict;
  /** An instant for each operation of a legal order, or of the longest that there is before the contradiction. */
  readonly points: readonly Point[];
  readonly contradiction: Contradiction | null;
  readonly sequential: Verdict;
  /** What is wrong with the reader's points, in order of time; empty: nothing is. Null: there were none. */
  readonly breaks: readonly Break[] | null;
  /** How many orders explain it; null: not one, or too many to count. */
  readonly orders: number | null;
}

export type HistoryReply =
  | { readonly kind: 'report'; readonly number: number; readonly report: HistoryReport }
  /** It is no history: one plain sentence that names the operation and the field. */
  | { readonly kind: 'refused'; readonly number: number; readonly message: string };
