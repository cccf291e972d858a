import type { Intervention, Scenario } from '../../engine/spec.ts';
import { add, at, crash, get, parted, put, restart, scenario, set } from './scenario-parts.ts';

/** Operations that depend on more than the state and the log; for each, the repair. */

const CLOCK: readonly Intervention[] = [at(100, set('C1', 't', 'now')), at(500, get('C1', 't'))];

/** R1 goes down and reads its log again. */
const DICE: readonly Intervention[] = [
  at(100, set('C1', 'k', 'random')),
  at(500, get('C1', 'k')),
  at(900, crash('R1')),
  at(1000, restart('R1')),
];

const MAP: readonly Intervention[] = [
  at(100, put('C1', 'a', '1')),
  at(400, put('C1', 'b', '2')),
  at(700, put('C1', 'c', '3')),
  at(1000, set('C1', 'm', 'any key')),
];

const SUM: readonly Intervention[] = [
  at(100, add('C1', 'a', 100_000)),
  at(400, add('C1', 'b', 300)),
  at(700, add('C1', 'c', 300)),
  at(1000, set('C1', 's', 'sum')),
];

/** With this number the memories of the three are laid out in different ways, and their threads are not equally fast. */
const CHANCE = { chance: 5 };

const REPAIRED = 'The repair';

export const INPUTS: readonly Scenario[] = [
  parted('RSM-DET', {
    id: 'each-its-own-clock',
    title: 't = now(): what time is it on three computers?',
    summary:
      'The log says the same everywhere: look at the clock. Three clocks, three times, three states.',
    interventions: CLOCK,
    decisive: 'disk R2 ENTRY C1.r1#1',
  }),
  scenario({
    id: 'one-clock-for-all',
    title: 't = now(), and one clock for all: where is it read?',
    summary:
      'The sequencer looks at its clock once, and what it saw goes into the log in place of the question.',
    group: REPAIRED,
    interventions: CLOCK,
    decisive: 'disk R2 ENTRY C1.r1#1',
  }),
  parted('RSM-CHOICE', {
    id: 'each-its-own-dice',
    title: 'k = random(): does a replica even agree with itself?',
    summary:
      'Three throws, three states. Then R1 restarts, reads its own log again, and throws a fourth time.',
    interventions: DICE,
    decisive: 'fault restart R1#1',
  }),
  scenario({
    id: 'one-throw-for-all',
    title: 'k = random(), thrown once: what does a restart do now?',
    summary:
      'The sequencer throws, and the log holds the number. Reading the log again throws nothing.',
    group: REPAIRED,
    interventions: DICE,
    decisive: 'fault restart R1#1',
  }),
  parted('RSM-CANON', {
    id: 'whichever-key-comes-first',
    title: 'm = anyKey(): no clock, no dice, and still not the same?',
    summary:
      'The state is equal, and so is the log. But a hash map is laid out in its own way on each computer.',
    options: CHANCE,
    interventions: MAP,
    decisive: 'disk R3 ENTRY C1.r4#1',
  }),
  scenario({
    id: 'the-first-key-of-all',
    title: 'm = anyKey(), in alphabetical order: which one is it?',
    summary: 'Any key will do, if it is the same one everywhere. The alphabet makes the choice.',
    group: REPAIRED,
    options: CHANCE,
    interventions: MAP,
    decisive: 'disk R3 ENTRY C1.r4#1',
  }),
  parted('RSM-CANON', {
    id: 'the-sum-of-the-parts',
    title: 's = sum(): can a sum depend on the order?',
    summary:
      'Threads add up as they get done, and sums are rounded to three digits. Small numbers vanish beside large ones.',
    options: CHANCE,
    interventions: SUM,
    decisive: 'disk R3 ENTRY C1.r4#1',
  }),
  scenario({
    id: 'the-sum-in-order',
    title: 's = sum(), added in one order: is it right now?',
    summary:
      'All replicas round in the same way, so all have the same sum. Whether it is exact is another matter.',
    group: REPAIRED,
    options: CHANCE,
    interventions: SUM,
    decisive: 'disk R3 ENTRY C1.r4#1',
  }),
];
