/**
 * An append-only list whose versions share their past: appending allocates one cell. The newest cell comes
 * first; `items` gives the natural order.
 */
export interface LogList<T> {
  readonly length: number;
  readonly last: T;
  readonly before: LogList<T> | null;
}

export function append<T>(list: LogList<T> | null, item: T): LogList<T> {
  return { length: (list?.length ?? 0) + 1, last: item, before: list };
}

export function lengthOf(list: LogList<unknown> | null): number {
  return list?.length ?? 0;
}

/** The items, oldest first; only the newest `limit` of them where a limit is given. */
export function items<T>(list: LogList<T> | null, limit = Number.MAX_SAFE_INTEGER): readonly T[] {
  const found: T[] = [];
  for (let cell = list; cell !== null && found.length < limit; cell = cell.before)
    found.push(cell.last);
  return found.reverse();
}

export function fromItems<T>(all: readonly T[]): LogList<T> | null {
  let list: LogList<T> | null = null;
  for (const item of all) list = append(list, item);
  return list;
}
