import { readFileSync } from 'node:fs';
import { judge, parseHistories, type History } from '../../src/checker/history/index.ts';
import { appenders, timeouts } from '../support/many-operations.ts';
import { median, report } from './report.ts';

/** How long verdicts take; the failing prefix of what is not linearizable included. */
const FILES = ['textbook', 'random-small', 'porcupine-unit'];

function read(name: string): readonly History[] {
  const path = `test/fixtures/histories/${name}.json`;
  const histories = parseHistories(JSON.parse(readFileSync(path, 'utf8')));
  if (!histories.ok) throw new Error(histories.error);
  return histories.value;
}

function msOf(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function expectVerdict(history: History, expected: boolean): void {
  const { linearizable } = judge(history);
  if (linearizable !== expected) throw new Error(`Expected ${expected}, got ${linearizable}.`);
}

const files = FILES.flatMap(read);
// Cold, as the command meets them.
const all = msOf(() => files.forEach((history) => judge(history)));
report({
  bench: 'histories: all known ones',
  value: all,
  unit: 'ms',
  aim: '< 1000',
  note: `${files.length} histories, one run, cold`,
});

const SEEDS = [1, 2, 3, 4, 5, 6, 7];
const overSeeds = (make: (seed: number) => History, expected: boolean): number =>
  median(
    SEEDS.map((seed) => {
      const history = make(seed);
      return msOf(() => expectVerdict(history, expected));
    }),
  );

for (const [broken, aim] of [
  [true, '< 200'],
  [false, undefined],
] as const) {
  report({
    bench: `histories: 50 appenders, 10 keys, ${broken ? 'one wrong' : 'all right'}`,
    value: overSeeds((seed) => appenders(seed, broken), !broken),
    unit: 'ms',
    ...(aim === undefined ? {} : { aim }),
    note: '2000 operations, median of 7 histories',
  });
}
for (const broken of [false, true]) {
  report({
    bench: `histories: 19 of 80 operations never returned, ${broken ? 'wrong' : 'right'}`,
    value: overSeeds((seed) => timeouts(seed, broken), !broken),
    unit: 'ms',
    aim: '< 10',
    note: 'compare-and-set register, median of 7 histories',
  });
}
