import { failed, ok, type Result } from '../base/result.ts';

export type OptionValue = number | boolean | string;
export type Options = Readonly<Record<string, OptionValue>>;

/** One option of a protocol or of the engine: what it is, and what it may be. */
export type OptionField =
  | {
      readonly kind: 'integer';
      readonly label: string;
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly unit?: string;
    }
  | { readonly kind: 'boolean'; readonly label: string; readonly default: boolean }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly choices: readonly string[];
      readonly default: string;
    };

export type OptionSchema = Readonly<Record<string, OptionField>>;

/** The world every protocol lives in. */
export interface EngineOptions {
  readonly latencyMinMs: number;
  readonly latencyMaxMs: number;
  readonly lossPercent: number;
  readonly diskMinMs: number;
  readonly diskMaxMs: number;
  readonly flushMs: number;
  readonly wallBuffers: boolean;
  readonly fifo: boolean;
}

export const ENGINE_OPTIONS: OptionSchema = {
  latencyMinMs: {
    kind: 'integer',
    label: 'Message latency, least',
    min: 0,
    max: 60_000,
    default: 40,
    unit: 'ms',
  },
  latencyMaxMs: {
    kind: 'integer',
    label: 'Message latency, most',
    min: 0,
    max: 60_000,
    default: 60,
    unit: 'ms',
  },
  lossPercent: { kind: 'integer', label: 'Messages lost', min: 0, max: 90, default: 0, unit: '%' },
  diskMinMs: {
    kind: 'integer',
    label: 'Forced write, least',
    min: 0,
    max: 60_000,
    default: 8,
    unit: 'ms',
  },
  diskMaxMs: {
    kind: 'integer',
    label: 'Forced write, most',
    min: 0,
    max: 60_000,
    default: 12,
    unit: 'ms',
  },
  flushMs: {
    kind: 'integer',
    label: 'Unforced record becomes durable after',
    min: 1,
    max: 600_000,
    default: 400,
    unit: 'ms',
  },
  wallBuffers: { kind: 'boolean', label: 'A cut keeps messages until it heals', default: false },
  fifo: { kind: 'boolean', label: 'Links keep the order', default: false },
};

export function optionDefaults(schema: OptionSchema): Options {
  return Object.fromEntries(Object.entries(schema).map(([key, field]) => [key, field.default]));
}

/** Completes `given` with the defaults of `schema`. Errors name the option and what was expected. */
export function resolveOptions(
  schema: OptionSchema,
  given: Readonly<Record<string, unknown>>,
): Result<Options> {
  for (const [key, value] of Object.entries(given)) {
    const field = Object.hasOwn(schema, key) ? schema[key] : undefined;
    if (field === undefined)
      return failed(`options.${key}: unknown option; known are ${Object.keys(schema).join(', ')}.`);
    const problem = problemWith(field, value);
    if (problem !== null) return failed(`options.${key}: expected ${problem}.`);
  }
  return ok({ ...optionDefaults(schema), ...(given as Options) });
}

/** What was expected, or null when the value will do. */
function problemWith(field: OptionField, value: unknown): string | null {
  switch (field.kind) {
    case 'integer': {
      const fits =
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= field.min &&
        value <= field.max;
      return fits ? null : `a whole number from ${field.min} to ${field.max}, got ${show(value)}`;
    }
    case 'boolean':
      return typeof value === 'boolean' ? null : `true or false, got ${show(value)}`;
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value)
        ? null
        : `one of ${field.choices.join(', ')}, got ${show(value)}`;
  }
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 40);
}

/**
 * Why the runs with these options cannot be tried in every order, in a sentence; null: they can. Which message is lost by
 * chance hangs on names, and the order on a link on times: a search looks at neither.
 */
export function whyNotInEveryOrder(options: Options): string | null {
  if (options['lossPercent'] !== 0 && options['lossPercent'] !== undefined)
    return 'Here the network loses messages by chance, which cannot be searched: set Messages lost to 0, and let the bounds of the search say how many may be lost.';
  if (options['fifo'] === true)
    return 'Here links keep the order, and a search tries every order: switch that option off first.';
  return null;
}
