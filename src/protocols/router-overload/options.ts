import type { OptionSchema } from '../../engine/options.ts';

/** The defaults are the model's own: nobody has published the real ones. */
export const OPTIONS: OptionSchema = {
  routers: number('Routers', 2, 100, 20),
  capacityPerS: number('Requests that a router can handle', 10, 1000, 100, '/s'),
  spreadPercent: number('Routers differ from that by up to', 0, 20, 5, '%'),
  requestsPerS: number('Requests of all users', 10, 20_000, 1840, '/s'),
  overloadS: number('A router refuses after an overload of', 1, 60, 5, 's'),
  pauseLeastS: number('It accepts again after, least', 1, 600, 30, 's'),
  pauseMostS: number('It accepts again after, most', 1, 600, 45, 's'),
  patienceS: number('Users wait for an answer', 0, 30, 1, 's'),
  untilS: number('The run lasts', 5, 2400, 900, 's'),
};

function number(
  label: string,
  min: number,
  max: number,
  byDefault: number,
  unit?: string,
): OptionSchema[string] {
  const field = { kind: 'integer', label, min, max, default: byDefault } as const;
  return unit === undefined ? field : { ...field, unit };
}

/** The balancer counts in seconds. */
export const TICK_MS = 1000;
/** What is called "now" in a measure are the last so many seconds. */
export const RECENT_S = 10;
/** So many routers can be added in all. */
export const RESERVE = 20;
