import { interventionEvents } from '../../src/engine/intervention-events.ts';
import { createMachine } from '../../src/engine/machine.ts';
import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import type { RunSpec, Scenario } from '../../src/engine/spec.ts';
import {
  searchedSpec,
  searchRuns,
  type Bounds,
  type RunFinding,
  type RunSearch,
} from '../../src/checker/explore/index.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';

export interface Searched {
  readonly entry: ProtocolEntry;
  readonly scenario: Scenario;
  readonly spec: RunSpec;
  readonly search: RunSearch;
}

interface Changes {
  readonly off?: readonly string[];
  readonly options?: Scenario['options'];
  readonly bounds?: Partial<Bounds>;
  readonly goal?: string;
  readonly maxStates?: number;
  /** Begins after the first event of the scenario's own run whose name begins so. Absent: before anybody does anything. */
  readonly from?: string;
}

/** A search of a scenario, before its first step; absent changes leave it as it is written. */
export function searchOf(entry: ProtocolEntry, id: string, changes: Changes = {}): Searched {
  const scenario = entry.scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`There is no scenario ${id}.`);
  const schema = { ...ENGINE_OPTIONS, ...entry.protocol.options };
  const options = resolveOptions(schema, { ...scenario.options, ...changes.options });
  if (!options.ok) throw new Error(options.error);
  const { seed, interventions } = scenario;
  const spec = searchedSpec(entry.protocol, {
    protocol: entry.protocol.id,
    scenario: id,
    options: options.value,
    off: changes.off ?? scenario.off,
    seed,
    interventions,
  });
  const { bounds = {}, goal, maxStates = 300_000 } = changes;
  const from = changes.from === undefined ? {} : { from: eventNamed(entry, spec, changes.from) };
  const search = searchRuns(entry.protocol, {
    spec,
    scenario,
    bounds,
    limits: { maxStates },
    ...from,
    ...(goal === undefined ? {} : { goal }),
  });
  return { entry, scenario, spec, search };
}

function eventNamed(entry: ProtocolEntry, spec: RunSpec, name: string): number {
  const run = play(entry, spec);
  for (let index = 0; ; index++) {
    run.advance(index + 1);
    const event = run.events[index];
    if (event === undefined) throw new Error(`No event begins with ${name}.`);
    if (event.name.startsWith(name)) return index;
  }
}

function play(entry: ProtocolEntry, spec: RunSpec): Run {
  return createRun(createMachine(entry.protocol, spec), {
    interventions: spec.interventions,
    horizonMs: Number.MAX_SAFE_INTEGER,
  });
}

/** What was found, played by the ordinary engine; every pick of it must have been possible. */
export function replayed({ entry }: Searched, { run: { spec, to } }: RunFinding): Run {
  const run = play(entry, spec);
  run.advance(to + 2);
  if (interventionEvents(spec.interventions, run.events).includes(null))
    throw new Error('A step of the run that was found is not possible.');
  return run;
}
