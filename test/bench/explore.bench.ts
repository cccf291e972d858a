import { REFERENCE_MODELS } from '../../src/checker/explore/models/index.ts';
import { Search } from '../../src/checker/explore/search.ts';
import { loadProtocols, REGISTRY, type ProtocolEntry } from '../../src/protocols/registry.ts';
import { searchOf } from '../support/searches.ts';
import { median, report } from './report.ts';

await loadProtocols();

/** Distinct states a second of a search through the generic interface, on one core. */

const MANAGERS = 7;

function modelStatesPerSecond(): number {
  const model = REFERENCE_MODELS['TwoPhase']?.build(MANAGERS);
  if (model === undefined) throw new Error('There is no model of that name.');
  const search = new Search(model, { properties: model.properties });
  const from = performance.now();
  const { distinct } = search.advance();
  return (distinct / (performance.now() - from)) * 1000;
}

modelStatesPerSecond();
report({
  bench: 'explored states, TwoPhase',
  value: median(Array.from({ length: 5 }, modelStatesPerSecond)),
  unit: 'states/s',
  aim: '400000',
  note: `N=${MANAGERS}, every state and its consistency, median of 5 searches`,
});

/** With all rules on, as far as so many states. */
const STATES = 30_000;

function protocolStatesPerSecond(entry: ProtocolEntry, scenario: string): number {
  const { search } = searchOf(entry, scenario, { off: [], maxStates: STATES });
  const from = performance.now();
  const { distinct } = search.advance(Number.POSITIVE_INFINITY);
  return (distinct / (performance.now() - from)) * 1000;
}

const SCENARIOS = new Map([
  ['two-phase-commit', 'sandbox'],
  ['primary-backup', 'sandbox'],
  ['state-machine', 'sandbox'],
]);
for (const entry of REGISTRY) {
  const scenario = SCENARIOS.get(entry.protocol.id);
  if (scenario === undefined) continue;
  protocolStatesPerSecond(entry, scenario);
  report({
    bench: `explored states, ${entry.protocol.id}`,
    value: median(Array.from({ length: 3 }, () => protocolStatesPerSecond(entry, scenario))),
    unit: 'states/s',
    aim: '100000',
    note: `${scenario}, through the real handlers, ${STATES} states, median of 3 searches`,
  });
}
