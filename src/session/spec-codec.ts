import { failed, ok, type Result } from '../base/result.ts';
import type { Intervention, InterventionAction, RunSpec } from '../engine/spec.ts';
import { show } from './run-limits.ts';

/**
 * A run as the short JSON text that a link packs:
 *
 *   {"options": {...}, "seed": 7, "off": ["rule"...], "do": [row...]}
 *
 * with every option, and one row for each intervention:
 *
 *   [anchor, milliseconds since the row before, code of the kind, ...fields of the kind]
 *
 * Trailing absent fields are left out, absent ones before present ones are null. The codes, and the order of the
 * fields of a row, belong to the format: a new kind gets a new code, a new field goes to the end.
 */
const ROWS: { readonly [K in Kind]: readonly [code: string, ...fields: FieldOf<K>[]] } = {
  crash: ['x', 'process', 'afterEffects', 'loseDisk'],
  restart: ['r', 'process'],
  stall: ['s', 'process'],
  resume: ['u', 'process'],
  cut: ['c', 'from', 'to', 'both'],
  heal: ['h', 'from', 'to', 'both'],
  drop: ['d', 'envelope'],
  duplicate: ['2', 'envelope'],
  delay: ['y', 'envelope', 'byMs'],
  hold: ['o', 'envelope'],
  release: ['l', 'envelope'],
  deliverNow: ['n', 'envelope'],
  fireTimerNow: ['f', 'timer'],
  freezeTimer: ['z', 'timer'],
  thawTimer: ['t', 'timer'],
  slowDisk: ['w', 'process', 'extraMs'],
  failDisk: ['k', 'process'],
  mendDisk: ['m', 'process'],
  perturb: ['p', 'process', 'perturbation'],
  holdClock: ['H'],
  resumeClock: ['R'],
  invoke: ['i', 'process', 'operation'],
  take: ['a', 'action'],
};

/** The engine's own options, which every link has. No name of an option can look like one of these. */
const OPTION_CODES: Readonly<Record<string, string>> = {
  latencyMinMs: '-l',
  latencyMaxMs: '+l',
  lossPercent: '%',
  diskMinMs: '-d',
  diskMaxMs: '+d',
  flushMs: '~d',
  wallBuffers: '#',
  fifo: '=',
};

type Kind = InterventionAction['kind'];
type FieldOf<K extends Kind> = Exclude<keyof Extract<InterventionAction, { kind: K }>, 'kind'>;
type Fields = Readonly<Record<string, unknown>>;
type Row = readonly [kind: string, ...fields: string[]];

const ROW_OF_CODE = new Map<unknown, Row>(
  Object.entries<readonly string[]>(ROWS).map(([kind, [code, ...fields]]) => [
    code,
    [kind, ...fields],
  ]),
);
const OPTION_OF_CODE = new Map(Object.entries(OPTION_CODES).map(([name, code]) => [code, name]));

/** The fields of an action of this kind that a link carries. */
export function fieldsInLink(kind: Kind): readonly string[] {
  const [, ...fields] = ROWS[kind];
  return fields;
}

export function encodeSpec({ options, seed, off, interventions }: RunSpec): string {
  let time = 0;
  const rows = interventions.map((intervention) => {
    const row = encodeRow(intervention, time);
    time = intervention.at.timeMs;
    return row;
  });
  return JSON.stringify({
    options: renamed(options, (name) => OPTION_CODES[name]),
    seed,
    ...(off.length > 0 ? { off } : {}),
    ...(rows.length > 0 ? { do: rows } : {}),
  });
}

function encodeRow({ at, action }: Intervention, before: number): readonly unknown[] {
  const [code, ...names]: readonly string[] = ROWS[action.kind];
  const fields: Fields = { ...action };
  const values = names.map((name) => fields[name] ?? null);
  while (values.at(-1) === null) values.pop();
  return [at.after, at.timeMs - before, code, ...values];
}

/**
 * The fields of a run file, for the validator to judge; nothing is checked here but the shape of the rows.
 * Errors: what was expected, as the end of a sentence that names the field.
 */
export function decodeSpec(text: string): Result<Fields> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('expected a run, but what it holds is no JSON, so it was changed');
  }
  if (!isRecord(value)) return failed(`expected a run, got ${show(value)}`);
  const { options, seed, off = [], do: rows = [], ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    return failed(`unknown field ${show(unknown)}; a run in a link has options, seed, off, do`);
  }
  if (!isRecord(options)) return failed(`options: expected an object, got ${show(options)}`);
  if (seed === undefined) return failed('seed is missing');
  if (!Array.isArray(rows)) return failed(`do: expected a list of rows, got ${show(rows)}`);
  const interventions: unknown[] = [];
  let time = 0;
  for (const [index, row] of rows.entries()) {
    const decoded = decodeRow(row, time);
    if (!decoded.ok) return failed(`do[${index}]: ${decoded.error}`);
    interventions.push(decoded.value);
    time = decoded.value.at.timeMs;
  }
  return ok({
    options: renamed(options, (code) => OPTION_OF_CODE.get(code)),
    seed,
    off,
    interventions,
  });
}

interface DecodedRow {
  readonly at: { readonly after: unknown; readonly timeMs: number };
  readonly action: Fields;
}

function decodeRow(row: unknown, before: number): Result<DecodedRow> {
  const [after, sinceMs, code, ...values] = Array.isArray(row) ? (row as readonly unknown[]) : [];
  if (typeof sinceMs !== 'number') {
    return failed('expected a name or null, a time, a kind and its fields');
  }
  const known = ROW_OF_CODE.get(code);
  if (known === undefined) {
    return failed(`expected one of ${[...ROW_OF_CODE.keys()].join(' ')}, got ${show(code)}`);
  }
  const [kind, ...names] = known;
  if (values.length > names.length) {
    return failed(`expected at most ${names.length} fields of "${kind}", got ${values.length}`);
  }
  const present = names.flatMap((name, at) =>
    (values[at] ?? null) === null ? [] : [[name, values[at]] as const],
  );
  const action = { kind, ...Object.fromEntries(present) };
  return ok({ at: { after, timeMs: before + sinceMs }, action });
}

function renamed(fields: Fields, name: (key: string) => string | undefined): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, it]) => [name(key) ?? key, it]));
}

function isRecord(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
