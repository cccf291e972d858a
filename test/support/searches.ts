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
import { findProtocol, type ProtocolEntry } from '../../src/protocols/registry.ts';

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

/** A run of the registry, as its scenario is written but for the changes. */
export function specOf(
  protocol: string,
  id: string,
  changes: Pick<Changes, 'off' | 'options'> = {},
): Pick<Searched, 'entry' | 'scenario' | 'spec'> {
  const entry = findProtocol(protocol);
  const scenario = entry?.scenarios.find((one) => one.id === id);
  if (entry === undefined || scenario === undefined)
    throw new Error(`There is no scenario ${protocol}/${id}.`);
  const schema = { ...ENGINE_OPTIONS, ...entry.protocol.options };
  const options = resolveOptions(schema, { ...scenario.options, ...changes.options });
  if (!options.ok) throw new Error(options.error);
  const { seed, interventions } = scenario;
  const off = changes.off ?? scenario.off;
  const spec = { protocol, scenario: id, options: options.value, off, seed, interventions };
  return { entry, scenario, spec };
}

/** A search of a scenario, before its first step; absent changes leave it as it is written. */
export function searchOf(entry: ProtocolEntry, id: string, changes: Changes = {}): Searched {
  const { scenario, spec: chosen } = specOf(entry.protocol.id, id, changes);
  const spec = searchedSpec(entry.protocol, scenario, chosen);
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
  const run = played(entry, spec);
  for (let index = 0; ; index++) {
    run.advance(index + 1);
    const event = run.events[index];
    if (event === undefined) throw new Error(`No event begins with ${name}.`);
    if (event.name.startsWith(name)) return index;
  }
}

/** A run before its first event. */
export function played(
  entry: ProtocolEntry,
  spec: RunSpec,
  horizonMs = Number.MAX_SAFE_INTEGER,
): Run {
  const { interventions } = spec;
  return createRun(createMachine(entry.protocol, spec), { interventions, horizonMs });
}

/** What was found, played by the ordinary engine; every pick of it must have been possible. */
export function replayed({ entry }: Searched, { run: { spec, to } }: RunFinding): Run {
  const run = played(entry, spec);
  run.advance(to + 2);
  if (interventionEvents(spec.interventions, run.events).includes(null))
    throw new Error('A step of the run that was found is not possible.');
  return run;
}
