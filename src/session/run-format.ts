import * as v from 'valibot';
import type { FaultKind } from '../engine/action.ts';
import type { Intervention, InterventionAction } from '../engine/spec.ts';
import { FORMAT_VERSION, LIMITS, show } from './run-limits.ts';

/**
 * The run format: what a file with a run may contain, field by field. The validator, the JSON schema and the
 * documentation are held against this one definition. Every message ends a sentence that starts with the path of
 * the field: "seed: expected a whole number from 0 to 4294967295, got -1."
 */

type Told = { readonly input: unknown };
const expected = (what: string) => (issue: Told) => `expected ${what}, got ${show(issue.input)}`;

function record<E extends v.ObjectEntries>(what: string, entries: E) {
  const fields = Object.keys(entries).join(', ');
  return v.strictObject(entries, (issue) => {
    if (issue.path === undefined) return `expected ${what}, got ${show(issue.input)}`;
    return issue.expected === 'never'
      ? `unknown field; ${what} has ${fields}`
      : `missing; ${what} has ${fields}`;
  });
}

function integer(min: number, max: number) {
  const message = expected(`a whole number from ${min} to ${max}`);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/** Printable, so that it can stand in a sentence, a table and a terminal. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u;

function name(what: string) {
  const message = expected(`${what} of 1 to ${LIMITS.name} printable characters`);
  return v.pipe(
    v.string(message),
    v.minLength(1, message),
    v.maxLength(LIMITS.name, message),
    v.regex(PRINTABLE, message),
  );
}

const flag = v.boolean(expected('true or false'));
const process = name('the id of a node');
const envelope = name('the name of a message');
const timer = name('the name of a timer');

const group = v.pipe(
  v.array(process, expected('a list of node ids')),
  v.minLength(1, 'expected at least one node id, got an empty list'),
  v.maxLength(LIMITS.processes, `expected at most ${LIMITS.processes} node ids`),
);

function onProcess<K extends FaultKind>(kind: K) {
  return record(`"${kind}"`, { kind: v.literal(kind), process });
}

function onEnvelope<K extends FaultKind>(kind: K) {
  return record(`"${kind}"`, { kind: v.literal(kind), envelope });
}

function onTimer<K extends FaultKind>(kind: K) {
  return record(`"${kind}"`, { kind: v.literal(kind), timer });
}

function onLinks<K extends FaultKind>(kind: K) {
  return record(`"${kind}"`, { kind: v.literal(kind), from: group, to: group, both: flag });
}

/** What can be done to a run, by kind. A kind that the engine knows and this table does not, does not compile. */
export const ACTIONS = {
  crash: record('"crash"', {
    kind: v.literal('crash'),
    process,
    afterEffects: v.exactOptional(integer(0, LIMITS.effects)),
    loseDisk: v.exactOptional(flag),
  }),
  restart: onProcess('restart'),
  stall: onProcess('stall'),
  resume: onProcess('resume'),
  cut: onLinks('cut'),
  heal: onLinks('heal'),
  drop: onEnvelope('drop'),
  duplicate: onEnvelope('duplicate'),
  delay: record('"delay"', {
    kind: v.literal('delay'),
    envelope,
    byMs: integer(1, LIMITS.timeMs),
  }),
  hold: onEnvelope('hold'),
  release: onEnvelope('release'),
  deliverNow: onEnvelope('deliverNow'),
  fireTimerNow: onTimer('fireTimerNow'),
  freezeTimer: onTimer('freezeTimer'),
  thawTimer: onTimer('thawTimer'),
  slowDisk: record('"slowDisk"', {
    kind: v.literal('slowDisk'),
    process,
    extraMs: integer(0, LIMITS.timeMs),
  }),
  failDisk: onProcess('failDisk'),
  mendDisk: onProcess('mendDisk'),
  perturb: record('"perturb"', {
    kind: v.literal('perturb'),
    process,
    perturbation: name('the id of a perturbation'),
  }),
  holdClock: record('"holdClock"', { kind: v.literal('holdClock') }),
  resumeClock: record('"resumeClock"', { kind: v.literal('resumeClock') }),
  invoke: record('"invoke"', {
    kind: v.literal('invoke'),
    process,
    operation: v.looseObject({ kind: name('the kind of an operation') }, (issue) =>
      issue.path === undefined
        ? `expected an operation, got ${show(issue.input)}`
        : 'missing; an operation has a kind',
    ),
  }),
  take: record('"take"', { kind: v.literal('take'), action: name('the name of an action') }),
} satisfies {
  readonly [K in InterventionAction['kind']]: v.GenericSchema<
    Extract<InterventionAction, { kind: K }>
  >;
};

const action = v.variant('kind', Object.values(ACTIONS), (issue) =>
  issue.path?.at(-1)?.key === 'kind'
    ? `expected one of ${Object.keys(ACTIONS).join(', ')}, got ${show(issue.path.at(-1)?.value)}`
    : expected('an action')(issue),
);

const intervention = record('an intervention', {
  at: record('a place', {
    after: v.nullable(name('the name of an event (or null)')),
    timeMs: integer(0, LIMITS.timeMs),
  }),
  action,
}) satisfies v.GenericSchema<Intervention>;

/** The library's own dictionaries pass over some names without a word; which options there are, the protocol says. */
function isDictionary(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A run as a file. Left out: what the scenario says. */
export const RUN_FILE = record('a run', {
  $schema: v.exactOptional(v.string(expected('the address of a schema'))),
  version: v.exactOptional(integer(1, FORMAT_VERSION)),
  protocol: v.string(expected('the id of a protocol')),
  scenario: v.string(expected('the id of a scenario')),
  options: v.exactOptional(
    v.custom<Readonly<Record<string, unknown>>>(isDictionary, expected('an object of options')),
  ),
  off: v.exactOptional(
    v.array(v.string(expected('the id of a rule')), expected('a list of rule ids')),
  ),
  seed: v.exactOptional(integer(0, LIMITS.seed)),
  interventions: v.exactOptional(
    v.pipe(
      v.array(intervention, expected('a list of interventions')),
      v.maxLength(LIMITS.interventions, `expected at most ${LIMITS.interventions} interventions`),
    ),
  ),
});
