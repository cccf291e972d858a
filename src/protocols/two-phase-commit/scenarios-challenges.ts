import type { Scenario } from '../../engine/spec.ts';
import { scenario } from './scenario-parts.ts';

/** To be brought about by hand: nothing goes wrong by itself. */
export const CHALLENGES: readonly Scenario[] = [
  scenario({
    id: 'challenge-wait-for-the-dead',
    title: 'Challenge: can you block a participant?',
    summary:
      'Every rule is on, and everyone would say YES. One crash is enough, at the right event.',
    group: 'Challenges',
    decisive: 'disk P1 PREPARED T1#1',
    challenge: {
      text: 'Make a participant wait for a dead coordinator',
      goal: '2PC-BLOCKS',
    },
  }),
  scenario({
    id: 'challenge-two-decisions',
    title: 'Challenge: can you make one commit and the other abort?',
    summary:
      'R4 is off: whoever is tired of waiting aborts, even after its YES. Let somebody wait.',
    group: 'Challenges',
    off: ['2PC-R4'],
    decisive: 'disk TC COMMIT T1#1',
    challenge: {
      text: 'Make two nodes decide differently',
      violates: '2PC-AC1',
    },
  }),
];
