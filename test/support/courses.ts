import { ensure } from '../../src/base/assert.ts';
import type { Configuration, ProtocolTypes } from '../../src/engine/configuration.ts';
import { simulate } from '../../src/engine/simulate.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';
import { machineOf, setupOf, type RunSetup } from './runs.ts';

/** A run of a model of many machines, as it stood at some instants, in order; in the end it stays as it is. */
export type Course<P extends ProtocolTypes = ProtocolTypes> = readonly Configuration<P>[];

/** Twenty runs are a band: with fewer one of them would decide where it ends. */
const SEEDS = 20;

/** At the end of every second, from 0. */
export function courseOf<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  setup: RunSetup,
): Course<P> {
  return play(entry, setup, (at) => at * 1000);
}

/** The same of a scenario of the gallery, with changes where a test wants them. */
export function courseOfScenario<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  id: string,
  changes: RunSetup = {},
): Course<P> {
  return courseOf(entry, setupOf(entry, id, changes));
}

/** By the engine alone: nothing is kept or checked but those instants, and nothing is played after the last. */
function play<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  setup: RunSetup,
  instant: (at: number) => number | undefined,
): Course<P> {
  const machine = machineOf(entry as unknown as ProtocolEntry, setup);
  const plan = {
    interventions: setup.interventions ?? [],
    byTime: new Set<number>(),
    horizonMs: setup.horizonMs ?? Number.MAX_SAFE_INTEGER,
  };
  const course: Configuration[] = [];
  const isPast = (time: number) => time > (instant(course.length) ?? Number.POSITIVE_INFINITY);
  let latest = machine.initial;
  for (const { configuration } of simulate(machine, plan)) {
    while (isPast(configuration.time)) course.push(latest);
    if (instant(course.length) === undefined) break;
    latest = configuration;
  }
  course.push(latest);
  return course as unknown as Course<P>;
}

/** A quantity over many seeds. */
export interface Band {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** A quantity that is the same whatever the seed. */
export const exactly = (value: number): Band => ({ least: value, median: value, most: value });

/** What a measure comes to over the seeds 1 to 20. */
export function bandOf(measure: (seed: number) => number): Band {
  const values = Array.from({ length: SEEDS }, (_, at) => measure(at + 1));
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted.at(index) ?? Number.NaN;
  return { least: at(0), median: at(sorted.length >> 1), most: at(-1) };
}

/** A scenario with twenty seeds: what each measure says at each instant (milliseconds). Each run is made once. */
export function bandsOf<P extends ProtocolTypes>(
  entry: ProtocolEntry<P>,
  scenario: string,
  setup: RunSetup,
  instants: readonly number[],
  measures: readonly ((configuration: Configuration<P>) => number)[],
): readonly (readonly Band[])[] {
  const runs = Array.from({ length: SEEDS }, (_, at) => {
    const own = setupOf(entry, scenario, { ...setup, seed: at + 1 });
    return play(entry, own, (place) => instants[place]);
  });
  return measures.map((measure) =>
    instants.map((_, instant) =>
      bandOf((seed) => {
        const run = ensure(runs[seed - 1], 'run');
        return measure(ensure(run[instant] ?? run.at(-1), 'configuration'));
      }),
    ),
  );
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
