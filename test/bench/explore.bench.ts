import { REFERENCE_MODELS } from '../../src/checker/explore/models/index.ts';
import { Search } from '../../src/checker/explore/search.ts';
import { median, report } from './report.ts';

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
