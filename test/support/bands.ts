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

export const SEEDS: readonly number[] = Array.from({ length: 20 }, (_, at) => at + 1);

/** The last configurations not after each of these instants (milliseconds), and the very last one. */
export function courseOf(
  entry: ProtocolEntry,
  scenario: string,
  setup: RunSetup,
  instants: readonly number[],
): { readonly at: readonly Configuration[]; readonly end: Configuration; readonly events: number } {
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
  let events = 0;
  for (const { configuration } of simulate(machine, plan)) {
    while (at.length < instants.length && configuration.time > (instants[at.length] ?? 0))
      at.push(latest);
    latest = configuration;
    events++;
  }
  while (at.length < instants.length) at.push(latest);
  return { at, end: latest, events };
}

/** The same scenario with twenty seeds: what `measure` says at each instant, as bands. */
export function bandsOf(
  entry: ProtocolEntry,
  scenario: string,
  setup: RunSetup,
  instants: readonly number[],
  measure: (configuration: Configuration) => number,
): readonly Band[] {
  const runs = SEEDS.map((seed) =>
    courseOf(entry, scenario, { ...setup, seed }, instants).at.map(measure),
  );
  return instants.map((_, instant) => {
    const values = runs.map((one) => one[instant] ?? Number.NaN).toSorted((a, b) => a - b);
    const [least = 0, most = 0] = [values[0], values.at(-1)];
    return { median: values[Math.floor(values.length / 2)] ?? 0, least, most };
  });
}
