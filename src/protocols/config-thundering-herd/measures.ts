import type { Picture } from '../../scene/presentation.ts';
import { TICKS_PER_S } from './options.ts';
import type { Count, DatabaseState, Herd, HerdOptions, WebState } from './types.ts';
import { permilleAt } from './web-tick.ts';

/** What can be measured at one instant; everything that is shown or judged is measured here. */

type Somewhere = { readonly processes: readonly { readonly state: Herd['state'] | null }[] };

export function webIn({ processes }: Somewhere): WebState | null {
  for (const { state } of processes) if (state?.role === 'web') return state;
  return null;
}

export function databaseIn({ processes }: Somewhere): DatabaseState | null {
  for (const { state } of processes) if (state?.role === 'database') return state;
  return null;
}

/** Over the last second; less at the very beginning. */
export function perSecond(web: WebState | null, what: keyof Count): number {
  if (web === null) return 0;
  return web.recent.reduce((sum, count) => sum + count[what], 0);
}

/** Hundredths of the requests of the last second, rounded; 0 where there were none. */
export function percentOf(web: WebState | null, ...parts: readonly (keyof Count)[]): number {
  const requests = perSecond(web, 'requests');
  if (requests === 0) return 0;
  const sum = parts.reduce((total, part) => total + perSecond(web, part), 0);
  return Math.min(100, Math.round((100 * sum) / requests));
}

/** Valid values from the cache or from the database. */
export function servedPercent(web: WebState | null): number {
  return percentOf(web, 'hits', 'good');
}

export function capacityOf(database: DatabaseState | null, options: HerdOptions): number {
  return options.capacityPerS * (database?.times ?? 1);
}

/** Requests a second that users would send just now. */
export function offeredPerS(web: WebState | null, { requestsPerS }: HerdOptions): number {
  return web === null ? 0 : Math.floor((requestsPerS * permilleAt(web.traffic, web.tick)) / 1000);
}

/**
 * The value is good, and has been for at least a second, and the database is asked for more than it can answer all the same.
 */
export function isSelfFed(picture: Somewhere, options: HerdOptions): boolean {
  const web = webIn(picture);
  const database = databaseIn(picture);
  if (web === null || database?.value !== 'good' || web.goodAt === null) return false;
  if (web.tick - web.goodAt < TICKS_PER_S || perSecond(web, 'requests') === 0) return false;
  return perSecond(web, 'queries') > capacityOf(database, options);
}

/** Is the loop of errors and deleted keys open? */
export function repairsItself(web: WebState | null): boolean {
  return web !== null && (web.keeps || web.merges);
}

/**
 * Mean field: of d queries a second the database answers C; with deletion on errors a key is valid for C/d of the time,
 * hence d = λ(1 - C/d). Below λ = 4C there is no such d but 0.
 */
export function canBeTipped(picture: Pick<Picture<Herd>, 'processes'>, options: HerdOptions) {
  const web = webIn(picture);
  if (web === null || repairsItself(web)) return false;
  return offeredPerS(web, options) > 4 * capacityOf(databaseIn(picture), options);
}
