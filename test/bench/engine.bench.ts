import { ENGINE_OPTIONS, resolveOptions } from '../../src/engine/options.ts';
import { createMachine } from '../../src/engine/machine.ts';
import { createRun } from '../../src/engine/run.ts';
import { simulate } from '../../src/engine/simulate.ts';
import { loadProtocols, REGISTRY } from '../../src/protocols/registry.ts';
import { median, report } from './report.ts';

await loadProtocols();

/** Events a second on one core and bytes kept an event, for the first protocol with three participants. */
const entry = REGISTRY[0];
if (entry === undefined) throw new Error('No protocol is registered.');
const options = resolveOptions(
  { ...ENGINE_OPTIONS, ...entry.protocol.options },
  { participants: 3, transactions: 0 },
);
if (!options.ok) throw new Error(options.error);
const machine = createMachine(entry.protocol, { options: options.value, off: [], seed: 1 });
const FOREVER_MS = 1e12;
const EVENTS = 20_000;

function eventsPerSecond(): number {
  const source = simulate(machine, { interventions: [], byTime: new Set(), horizonMs: FOREVER_MS });
  const from = performance.now();
  for (let n = 0; n < EVENTS; n++) source.next();
  return (EVENTS / (performance.now() - from)) * 1000;
}

function checkedEventsPerSecond(): number {
  const run = createRun(machine, { interventions: [], horizonMs: FOREVER_MS });
  const from = performance.now();
  run.advance(EVENTS);
  return (run.count / (performance.now() - from)) * 1000;
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

for (let warm = 0; warm < 3; warm++) eventsPerSecond();
const note = `2PC, 3 participants, ${EVENTS} events a run, median of 7 runs`;
report({
  bench: 'engine events',
  value: median(Array.from({ length: 7 }, eventsPerSecond)),
  unit: 'events/s',
  aim: '200000',
  note,
});
for (let warm = 0; warm < 2; warm++) checkedEventsPerSecond();
report({
  bench: 'engine events, every configuration kept and every property checked',
  value: median(Array.from({ length: 7 }, checkedEventsPerSecond)),
  unit: 'events/s',
  note,
});

const KEPT = 10_000;
const before = heapBytes();
const run = createRun(machine, { interventions: [], horizonMs: FOREVER_MS });
run.advance(KEPT);
const kept = (heapBytes() - before) / run.count;
report({
  bench: 'bytes kept',
  value: kept,
  unit: 'B/event',
  aim: '< 2048',
  note: `${run.count} events`,
});
