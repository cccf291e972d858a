import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import { createMachine } from '../../src/engine/machine.ts';
import { createRun } from '../../src/engine/run.ts';
import type { Scenario } from '../../src/engine/spec.ts';
import { loadProtocols, REGISTRY, type ProtocolEntry } from '../../src/protocols/registry.ts';
import { median, report } from './report.ts';

await loadProtocols();

/** Simulated minutes a second on one core, and how long a whole scenario takes: models of many machines. */
function play({ protocol }: ProtocolEntry, scenario: Scenario): { minutes: number; ms: number } {
  const options = resolveOptions({ ...ENGINE_OPTIONS, ...protocol.options }, scenario.options);
  if (!options.ok) throw new Error(options.error);
  const { off, seed, interventions, horizonMs } = scenario;
  const from = performance.now();
  const run = createRun(createMachine(protocol, { options: options.value, off, seed }), {
    interventions,
    horizonMs,
  });
  run.advance(Number.POSITIVE_INFINITY);
  const ms = performance.now() - from;
  return { minutes: (run.events.at(-1)?.time ?? 0) / 60_000, ms };
}

for (const entry of REGISTRY) {
  if (entry.presentation.outage === undefined) continue;
  const all = entry.scenarios.map((scenario) => {
    const cold = play(entry, scenario);
    const warm = Array.from({ length: 5 }, () => play(entry, scenario).ms);
    return { id: scenario.id, minutes: cold.minutes, ms: median(warm) };
  });
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0];
  const [minutes, ms] = [
    all.reduce((sum, one) => sum + one.minutes, 0),
    all.reduce((sum, one) => sum + one.ms, 0),
  ];
  report({
    bench: `simulated minutes, ${entry.protocol.id}`,
    value: (minutes / ms) * 1000,
    unit: 'min/s',
    note: `${all.length} scenarios with every configuration kept, median of 5 runs each`,
  });
  report({
    bench: `slowest scenario, ${entry.protocol.id}`,
    value: slowest?.ms ?? 0,
    unit: 'ms',
    aim: '< 500',
    note: slowest?.id ?? '',
  });
}
