import type { OptionSchema } from '../../engine/options.ts';

/** The defaults are the model's own: nobody has published the real ones. */
export const OPTIONS: OptionSchema = {
  requestsPerS: {
    kind: 'integer',
    label: 'Requests of all users',
    min: 50,
    max: 2000,
    default: 1000,
    unit: '/s',
  },
  keys: { kind: 'integer', label: 'Configuration keys', min: 1, max: 200, default: 20 },
  capacityPerS: {
    kind: 'integer',
    label: 'Queries that the database can answer',
    min: 20,
    max: 2000,
    default: 100,
    unit: '/s',
  },
  queueMs: {
    kind: 'integer',
    label: 'The queue of the database holds the work of',
    min: 0,
    max: 5000,
    default: 500,
    unit: 'ms',
  },
  timeoutMs: {
    kind: 'integer',
    label: 'A query without an answer is an error after',
    min: 400,
    max: 5000,
    default: 1000,
    unit: 'ms',
  },
  rampS: {
    kind: 'integer',
    label: 'Users are let back within',
    min: 1,
    max: 300,
    default: 60,
    unit: 's',
  },
  untilS: {
    kind: 'integer',
    label: 'The run lasts',
    min: 5,
    max: 600,
    default: 120,
    unit: 's',
  },
};

/** The web tier counts in ticks of a fifth of a second. */
export const TICK_MS = 200;
export const TICKS_PER_S = 1000 / TICK_MS;

/** Requests a second times thousandths of the users, in one tick: so many shares are a request. */
export const REQUEST_SHARES = 1000 * TICKS_PER_S;

/** In: milliseconds. Out: whole ticks, rounded up, so that nothing times out early. */
export function ticksOf(ms: number): number {
  return Math.ceil(ms / TICK_MS);
}
