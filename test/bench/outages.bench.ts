import { createMachine } from '../../src/engine/machine.ts';
import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import { createRun } from '../../src/engine/run.ts';
import { loadProtocols, REGISTRY } from '../../src/protocols/registry.ts';
import { median, report } from './report.ts';

await loadProtocols();

/** Simulated minutes a second for each model of many machines: the scenario in which most is done, every property checked. */
for (const { protocol, presentation, scenarios } of REGISTRY) {
  if (presentation.outage === undefined) continue;
  const [scenario] = scenarios.toSorted(
    (a, b) => b.interventions.length - a.interventions.length || b.horizonMs - a.horizonMs,
  );
  if (scenario === undefined) continue;
  const schema = { ...ENGINE_OPTIONS, ...protocol.options };
  const options = resolveOptions(schema, scenario.options);
  if (!options.ok) throw new Error(options.error);
  const { off, seed, interventions, horizonMs } = scenario;
  const machine = createMachine(protocol, { options: options.value, off, seed });
  let events = 0;

  const minutesPerSecond = (): number => {
    const from = performance.now();
    const run = createRun(machine, { interventions, horizonMs });
    run.advance(Number.MAX_SAFE_INTEGER);
    const seconds = (performance.now() - from) / 1000;
    events = run.count;
    return (run.events.at(-1)?.time ?? 0) / 60_000 / seconds;
  };

  for (let warm = 0; warm < 3; warm++) minutesPerSecond();
  report({
    bench: `simulated time, ${protocol.id}`,
    value: median(Array.from({ length: 7 }, minutesPerSecond)),
    unit: 'min/s',
    note: `${scenario.id}, ${events} events, median of 7 runs`,
  });
}
