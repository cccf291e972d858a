import { ensure } from '../../src/base/assert.ts';
import type { Configuration, ProtocolTypes } from '../../src/engine/configuration.ts';
import { simulate } from '../../src/engine/simulate.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { machineOf, type RunSetup } from './runs.ts';

/** A run of a model of many machines, as it stood at the end of every second, from 0. */
export type Sampled<P extends ProtocolTypes> = readonly Configuration<P>[];

/** By the engine alone: nothing is kept or checked but one configuration a second. */
export function sampled<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  setup: RunSetup,
): Sampled<P> {
  const machine = machineOf(entry as unknown as ProtocolEntry, setup);
  const plan = {
    interventions: setup.interventions ?? [],
    byTime: new Set<number>(),
    horizonMs: setup.horizonMs ?? Number.MAX_SAFE_INTEGER,
  };
  const seconds: Configuration[] = [];
  let last = machine.initial;
  for (const { configuration } of simulate(machine, plan)) {
    while (seconds.length * 1000 < configuration.time) seconds.push(last);
    last = configuration;
  }
  seconds.push(last);
  return seconds as unknown as Sampled<P>;
}

/** A scenario of the gallery, with changes where a test wants them. */
export function sampledScenario<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  id: string,
  changes: RunSetup = {},
): Sampled<P> {
  const { off, seed, interventions, options } = ensure(
    entry.scenarios.find((one) => one.id === id),
    `scenario ${id}`,
  );
  return sampled(entry, {
    off,
    seed,
    interventions,
    ...changes,
    options: { ...options, ...changes.options },
  });
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** What a measure comes to over the seeds 1 to `seeds`. */
export function spreadOf(seeds: number, measure: (seed: number) => number): Spread {
  const values = Array.from({ length: seeds }, (_, at) => measure(at + 1));
  const sorted = values.toSorted((a, b) => a - b);
  return {
    least: sorted[0] ?? NaN,
    median: sorted[sorted.length >> 1] ?? NaN,
    most: sorted.at(-1) ?? NaN,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
