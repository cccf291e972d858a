/** What the run format is held to, apart from the form itself. */

/** Goes up when a file or link of an older version would be read wrongly without a migration. */
export const FORMAT_VERSION = 1;

export const LIMITS = {
  /** Eleven days of simulated time. */
  timeMs: 1_000_000_000,
  seed: 0xffff_ffff,
  interventions: 2_000,
  /** Characters of a name: of an event, an envelope, a timer, a process. */
  name: 200,
  effects: 10_000,
  processes: 100,
  operationDepth: 6,
  operationFields: 200,
} as const;

/** A value as it may stand in a sentence: short, and never deep. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'an object';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
