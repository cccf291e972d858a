import { TICK_MS } from './options.ts';
import type { BalancerState, Count, PoolState, Router, RouterOptions, Routing } from './types.ts';

/** What can be measured at one instant; everything that is shown or judged is measured here. */

type Somewhere = { readonly processes: readonly { readonly state: Routing['state'] | null }[] };

export function poolIn({ processes }: Somewhere): PoolState | null {
  for (const { state } of processes) if (state?.role === 'pool') return state;
  return null;
}

export function balancerIn({ processes }: Somewhere): BalancerState | null {
  for (const { state } of processes) if (state?.role === 'balancer') return state;
  return null;
}

/** Over the last seconds, in requests. */
function recently(pool: PoolState | null, what: keyof Count): number {
  return pool === null ? 0 : pool.recent.reduce((sum, count) => sum + count[what], 0);
}

/** Goodput: hundredths of the last seconds' requests that were answered in time, rounded; 0 where there were none. */
export function goodputPercent(pool: PoolState | null): number {
  const offered = recently(pool, 'offered');
  return offered === 0 ? 0 : Math.min(100, Math.round((100 * recently(pool, 'served')) / offered));
}

export function countOf(pool: PoolState | null, status: Router['status']): number {
  return pool === null ? 0 : pool.routers.filter((router) => router.status === status).length;
}

/** Requests a second for each router that accepts; 0: nobody does. */
export function loadOfEach(pool: PoolState | null): number {
  const busy = pool === null ? [] : pool.routers.filter(({ load }) => load > 0);
  return Math.round(busy.reduce((sum, { load }) => sum + load, 0) / Math.max(1, busy.length));
}

export function offeredPerS(balancer: BalancerState | null, { requestsPerS }: RouterOptions) {
  return balancer === null ? 0 : Math.floor((requestsPerS * balancer.percent) / 100);
}

/** Nobody is away, and hardly anybody is served. */
export function isSelfFed(picture: Somewhere): boolean {
  const pool = poolIn(picture);
  if (pool === null || pool.troubleSince === null || countOf(pool, 'away') > 0) return false;
  const since = pool.onlineAt ?? pool.troubleSince;
  return pool.tick - since >= SOON_S && goodputPercent(pool) < 50;
}

/** What was under way when the upgrade ended has come to its end by then. */
const SOON_S = 10 * (TICK_MS / 1000);

/** Would the others refuse if one more were lost? The weakest is the first to. */
export function canBeTipped(picture: Somewhere, options: RouterOptions): boolean {
  const pool = poolIn(picture);
  if (pool === null || pool.slower) return false;
  const on = pool.routers.filter(({ status }) => status === 'on');
  const weakest = Math.min(...on.map(({ capacity }) => capacity));
  return offeredPerS(balancerIn(picture), options) > weakest * (on.length - 1);
}
