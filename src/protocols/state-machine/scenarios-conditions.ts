import type { Scenario } from '../../engine/spec.ts';
import { add, after, append, at, delay, get, parted, put, scenario } from './scenario-parts.ts';

/** The three conditions at work, and the first two of them left out. */

/** C1 is near R1 and far from R3, C2 the other way round. */
const CROSSING = [
  at(100, put('C1', 'x', '1')),
  at(100, put('C2', 'x', '2')),
  after('invoke C1 r1', delay('C1>R3 REQUEST C1.r1#1', 100)),
  after('invoke C2 r1', delay('C2>R1 REQUEST C2.r1#1', 120)),
  after('invoke C2 r1', delay('C2>R2 REQUEST C2.r1#1', 170)),
];

const SLOW = { kind: 'stall', process: 'R3' } as const;

export const CONDITIONS: readonly Scenario[] = [
  scenario({
    id: 'same-log-same-state',
    search: { bounds: { messages: 3 } },
    title: 'Three replicas, one log: how do they stay equal?',
    summary:
      'A sequencer puts all requests in one order. Each replica carries out the log, and comes to the same digests.',
    options: { clients: 2 },
    interventions: [
      at(100, put('C1', 'x', '1')),
      at(110, append('C2', 'x', '2')),
      at(450, get('C1', 'x')),
    ],
    decisive: 'disk R3 ENTRY C1.r1#1',
  }),
  scenario({
    id: 'a-slow-replica',
    title: 'R3 is slow: is it a different copy?',
    summary:
      'It stands still while the others go on. Digests are compared at equal positions, not at equal times.',
    interventions: [
      at(100, put('C1', 'x', '1')),
      at(320, SLOW),
      at(400, append('C1', 'x', '2')),
      at(700, get('C1', 'x')),
      at(1200, { kind: 'resume', process: 'R3' }),
    ],
    decisive: 'disk R1 ENTRY C1.r3#1',
  }),
  parted('RSM-INIT', {
    id: 'another-beginning',
    title: 'Same log, another beginning: do the replicas meet in the end?',
    summary:
      'Somebody left cash = 10 on R3. From then on it carries out the same log as the others.',
    interventions: [
      at(100, put('C1', 'x', '1')),
      at(400, add('C1', 'cash', 50)),
      at(700, get('C1', 'cash')),
    ],
    decisive: 'disk R3 ENTRY C1.r2#1',
  }),
  parted('RSM-ORDER', {
    id: 'two-writes-cross',
    search: { bounds: { messages: 4, operations: 2 } },
    title: 'x = 1 and x = 2 cross on the way: what is x?',
    summary:
      'Clients turn to the replicas themselves. Each replica gets both writes, and not in the same order.',
    options: { clients: 2 },
    interventions: [...CROSSING, at(600, get('C1', 'x'))],
    decisive: 'disk R3 ENTRY C1.r1#1',
  }),
  scenario({
    id: 'two-writes-in-order',
    search: { bounds: { messages: 4, operations: 2 } },
    title: 'The same two writes, put in order first: what is x now?',
    summary:
      'They still race, but to one place. Which of them wins is chance; that all replicas agree on it is not.',
    options: { clients: 2 },
    interventions: [
      at(100, put('C1', 'x', '1')),
      at(100, put('C2', 'x', '2')),
      at(600, get('C1', 'x')),
    ],
    decisive: 'disk R3 ENTRY C1.r1#1',
  }),
];
