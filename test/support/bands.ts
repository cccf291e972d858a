import { ensure } from '../../src/base/assert.ts';
import type { Configuration } from '../../src/engine/configuration.ts';
import { simulate } from '../../src/engine/simulate.ts';
import type { Intervention } from '../../src/engine/spec.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { machineOf, type RunSetup } from './runs.ts';

/** A quantity over many seeds. */
export interface Band {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

const SEEDS: readonly number[] = Array.from({ length: 20 }, (_, at) => at + 1);

/** The last configurations not after each of these instants (milliseconds; the run goes no further), and the last of all. */
export function courseOf(
  entry: ProtocolEntry,
  scenario: string,
  setup: RunSetup,
  instants: readonly number[],
): { readonly at: readonly Configuration[]; readonly end: Configuration } {
  const found = ensure(
    entry.scenarios.find(({ id }) => id === scenario),
    scenario,
  );
  const { off, seed, horizonMs } = found;
  const options = { ...found.options, ...setup.options };
  const machine = machineOf(entry, { off, seed, ...setup, options });
  const interventions: readonly Intervention[] = setup.interventions ?? found.interventions;
  const plan = { interventions, byTime: new Set<number>(), horizonMs };
  const at: Configuration[] = [];
  let latest = machine.initial;
  for (const { configuration } of simulate(machine, plan)) {
    while (at.length < instants.length && configuration.time > (instants[at.length] ?? 0))
      at.push(latest);
    if (instants.length > 0 && at.length === instants.length) break;
    latest = configuration;
  }
  while (at.length < instants.length) at.push(latest);
  return { at, end: latest };
}

/** The same scenario with twenty seeds: what each measure says at each instant, as bands. Each run is made once. */
export function bandsOf(
  entry: ProtocolEntry,
  scenario: string,
  setup: RunSetup,
  instants: readonly number[],
  measures: readonly ((configuration: Configuration) => number)[],
): readonly (readonly Band[])[] {
  const runs = SEEDS.map((seed) => courseOf(entry, scenario, { ...setup, seed }, instants).at);
  return measures.map((measure) =>
    instants.map((_, instant) =>
      bandOf(runs.map((at) => measure(ensure(at[instant], 'configuration')))),
    ),
  );
}

function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted.at(index) ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), least: at(0), most: at(-1) };
}
