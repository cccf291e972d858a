/*
 * Lists that are kept for every event of a run. A literal `[...list, item]` and `filter` leave room for sixteen more
 * items in V8; these take exactly what they hold.
 */

/** The list and one more item. */
export function withItem<T>(list: readonly T[], item: T): readonly T[] {
  return list.concat([item]);
}

/** The list without the items that `leaves` picks; the same list where there is none. */
export function without<T>(list: readonly T[], leaves: (item: T) => boolean): readonly T[] {
  const at = list.findIndex(leaves);
  if (at < 0) return list;
  if (list.length === 1) return NONE;
  const rest = list.slice();
  rest.splice(at, 1);
  return without(rest, leaves);
}

const NONE: readonly never[] = [];
