import { byCodeUnit } from '../../base/canonical.ts';

/**
 * The lock table of one participant: strict two-phase locking, first come, first served (Bernstein, Hadzilacos &
 * Goodman 1987, section 3.5). Pure: each function returns the next table. A key that nobody holds is not in it.
 */
type LockMode = 'shared' | 'exclusive';

export interface LockWant {
  readonly key: string;
  readonly mode: LockMode;
}

interface Claim {
  readonly transaction: string;
  readonly mode: LockMode;
}

interface KeyLock {
  readonly holders: readonly Claim[];
  readonly waiters: readonly Claim[];
}

export type LockTable = Readonly<Record<string, KeyLock>>;

const FREE: KeyLock = { holders: [], waiters: [] };

/** Wants in canonical order, each key once in its stronger mode. */
export function normalise(wants: readonly LockWant[]): readonly LockWant[] {
  const strongest = new Map<string, LockMode>();
  for (const { key, mode } of wants) {
    if (strongest.get(key) !== 'exclusive') strongest.set(key, mode);
  }
  return [...strongest]
    .map(([key, mode]) => ({ key, mode }))
    .sort((a, b) => byCodeUnit(a.key, b.key));
}

/**
 * Takes the locks of `wants` one after the other; at the first that is not free, queues there and stops. What the
 * transaction holds already counts as taken.
 */
export function acquire(
  table: LockTable,
  transaction: string,
  wants: readonly LockWant[],
): { readonly table: LockTable; readonly waitsFor: string | null } {
  let now = table;
  for (const { key, mode } of wants) {
    const lock = now[key] ?? FREE;
    if (holds(lock, transaction)) continue;
    const claim = { transaction, mode };
    const isQueued = lock.waiters.some((waiter) => waiter.transaction === transaction);
    if (isQueued) return { table: now, waitsFor: key };
    if (lock.waiters.length > 0 || !isCompatible(lock.holders, mode)) {
      return {
        table: put(now, key, { ...lock, waiters: [...lock.waiters, claim] }),
        waitsFor: key,
      };
    }
    now = put(now, key, { ...lock, holders: [...lock.holders, claim] });
  }
  return { table: now, waitsFor: null };
}

/** Gives up everything the transaction holds or waits for; `granted` are those who got a lock by it, in order. */
export function release(
  table: LockTable,
  transaction: string,
): { readonly table: LockTable; readonly granted: readonly string[] } {
  let now = table;
  const granted: string[] = [];
  for (const key of Object.keys(table).sort(byCodeUnit)) {
    const lock = table[key] ?? FREE;
    const others = (claims: readonly Claim[]): readonly Claim[] =>
      claims.filter((claim) => claim.transaction !== transaction);
    const holders = [...others(lock.holders)];
    const waiters = [...others(lock.waiters)];
    if (holders.length === lock.holders.length && waiters.length === lock.waiters.length) continue;
    while (waiters[0] !== undefined && isCompatible(holders, waiters[0].mode)) {
      const next = waiters.shift() as Claim;
      holders.push(next);
      if (!granted.includes(next.transaction)) granted.push(next.transaction);
    }
    now = put(now, key, { holders, waiters });
  }
  return { table: now, granted };
}

/** Who keeps the transaction waiting: the holders of the key it queues for. */
export function blockers(table: LockTable, transaction: string): readonly string[] {
  for (const lock of Object.values(table)) {
    if (!lock.waiters.some((waiter) => waiter.transaction === transaction)) continue;
    return lock.holders.map((holder) => holder.transaction);
  }
  return [];
}

function holds(lock: KeyLock, transaction: string): boolean {
  return lock.holders.some((holder) => holder.transaction === transaction);
}

function isCompatible(holders: readonly Claim[], mode: LockMode): boolean {
  return (
    holders.length === 0 || (mode === 'shared' && holders.every((one) => one.mode === 'shared'))
  );
}

function put(table: LockTable, key: string, lock: KeyLock): LockTable {
  if (lock.holders.length > 0 || lock.waiters.length > 0) return { ...table, [key]: lock };
  const { [key]: _free, ...others } = table;
  return others;
}
