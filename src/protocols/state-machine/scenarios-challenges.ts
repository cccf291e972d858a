import type { Scenario } from '../../engine/spec.ts';
import { append, at, put, scenario } from './scenario-parts.ts';

/** To be brought about by hand: nothing goes wrong by itself. */
export const CHALLENGES: readonly Scenario[] = [
  scenario({
    id: 'challenge-part-the-replicas',
    title: 'Challenge: can you make two replicas differ?',
    summary: 'Nobody looks for gaps in the log: the gap rule is off. One message can be enough.',
    group: 'Challenges',
    off: ['RSM-GAP'],
    interventions: [
      at(100, put('C1', 'x', 'a')),
      at(400, append('C1', 'x', 'b')),
      at(700, append('C1', 'x', 'c')),
    ],
    decisive: 'disk R3 ENTRY C1.r2#1',
    challenge: {
      text: 'Make two replicas part at the same position of their logs',
      violates: 'RSM-AGREE',
    },
    search: { bounds: { messages: 4 } },
  }),
];
