import { ensure } from '../../base/assert.ts';
import type { Operation, Point } from './types.ts';

/**
 * An instant for each operation of an order, between its call and its return and never before the one in front of it.
 * Different operations get different instants except where their intervals only touch. `end`: the latest instant.
 */
export function spread(
  ops: readonly Operation[],
  order: readonly number[],
  end = endOf(ops),
): readonly Point[] {
  const operations = order.map((op) => ensure(ops[op], `operation ${op}`));
  const latest = operations.map(({ ret }) => Math.min(ret ?? end, end));
  for (let at = latest.length - 2; at >= 0; at--) {
    latest[at] = Math.min(latest[at]!, latest[at + 1]!);
  }
  let last = Number.NEGATIVE_INFINITY;
  return order.map((op, at) => {
    const { call } = operations[at]!;
    const from = Math.max(last, call);
    const to = Math.max(from, latest[at]!);
    const crowd = operations.findIndex((other, behind) => behind > at && other.call >= to);
    const sharing = (crowd < 0 ? operations.length : crowd) - at;
    last = from + (to - from) / (sharing + 1);
    return { op, at: last };
  });
}

/** One order out of one for each object, which exists since objects do not constrain each other. */
export function merged(
  ops: readonly Operation[],
  orders: readonly (readonly number[])[],
): readonly number[] {
  if (orders.length === 1) return orders[0] ?? [];
  return orders
    .flatMap((order) => spread(ops, order))
    .sort((a, b) => a.at - b.at)
    .map(({ op }) => op);
}

/** A little after the last thing that happens, so that what never returned has room. */
export function endOf(ops: readonly Operation[]): number {
  let last = 0;
  for (const { call, ret } of ops) last = Math.max(last, call, ret ?? call);
  return last + 1;
}
