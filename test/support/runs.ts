import { ensure } from '../../src/base/assert.ts';
import type { TraceEvent } from '../../src/engine/action.ts';
import type { ProtocolTypes } from '../../src/engine/configuration.ts';
import { createMachine, type Machine } from '../../src/engine/machine.ts';
import { ENGINE_OPTIONS, resolveOptions, type Options } from '../../src/engine/options.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import type { Intervention, InterventionAction } from '../../src/engine/spec.ts';
import type { ProtocolEntry } from '../../src/protocols/registry.ts';

export interface RunSetup {
  readonly options?: Options;
  readonly off?: readonly string[];
  readonly seed?: number;
  readonly interventions?: readonly Intervention[];
  readonly horizonMs?: number;
  readonly keepAll?: number;
}

export function machineOf(entry: ProtocolEntry, setup: RunSetup = {}): Machine {
  const schema = { ...ENGINE_OPTIONS, ...entry.protocol.options };
  const options = resolveOptions(schema, setup.options ?? {});
  if (!options.ok) throw new Error(options.error);
  return createMachine(entry.protocol, {
    options: options.value,
    off: setup.off ?? [],
    seed: setup.seed ?? 1,
  });
}

/** A run to its end (or `limit` events). */
export function runOf(entry: ProtocolEntry, setup: RunSetup = {}, limit = 20_000): Run {
  const plan = {
    interventions: setup.interventions ?? [],
    horizonMs: setup.horizonMs ?? 20_000,
    ...(setup.keepAll === undefined ? {} : { keepAll: setup.keepAll }),
  };
  const run = createRun(machineOf(entry, setup), plan);
  run.advance(limit);
  return run;
}

/** What a scenario of the gallery is played with, with changes where a test wants them. */
export function setupOf<P extends ProtocolTypes>(
  entry: Pick<ProtocolEntry<P>, 'scenarios'>,
  id: string,
  changes: RunSetup = {},
): RunSetup {
  const scenario = ensure(
    entry.scenarios.find((one) => one.id === id),
    `scenario ${id}`,
  );
  const { off, seed, interventions, horizonMs } = scenario;
  const options = { ...scenario.options, ...changes.options };
  return { off, seed, interventions, horizonMs, ...changes, options };
}

/** A scenario of the gallery as it is played there, with changes where a test wants them. */
export function runScenario(entry: ProtocolEntry, id: string, changes: RunSetup = {}): Run {
  return runOf(entry, setupOf(entry, id, changes));
}

export function last(run: Run): ReturnType<Run['configurationAt']> {
  return run.configurationAt(run.count - 1);
}

export function eventNamed(run: Run, name: string): TraceEvent {
  return ensure(
    run.events.find((event) => event.name === name),
    `event ${name}; there were ${run.events.map((event) => event.name).join(' | ')}`,
  );
}

export function after(event: string, action: InterventionAction, timeMs = 0): Intervention {
  return { at: { after: event, timeMs }, action };
}

/** At an instant, whatever has happened by then. */
export function atTime(timeMs: number, action: InterventionAction): Intervention {
  return { at: { after: null, timeMs }, action };
}
