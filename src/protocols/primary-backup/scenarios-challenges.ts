import type { Scenario } from '../../engine/spec.ts';
import { append, at, get, put, scenario } from './scenario-parts.ts';

/** To be brought about by hand: nothing goes wrong by itself. */
export const CHALLENGES: readonly Scenario[] = [
  scenario({
    id: 'challenge-a-stale-read',
    title: 'Challenge: can you make a client read an old value?',
    summary: 'R2 is off: a former backup still accepts. C1 writes and reads x, C2 writes it too.',
    group: 'Challenges',
    off: ['PB-R2'],
    options: { servers: 2, clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(2100, put('C2', 'x', '1')),
      at(3200, get('C1', 'x')),
    ],
    decisive: 'invoke C2 r1',
    challenge: {
      text: 'Make a client read a stale value',
      violates: 'PB-LIN',
    },
    search: { bounds: { messages: 2 } },
  }),
  scenario({
    id: 'challenge-done-twice',
    title: 'Challenge: can you have an append done twice?',
    summary: 'A4 is off: nobody remembers what was done. C1 appends once, and reads it later.',
    group: 'Challenges',
    off: ['PB-A4'],
    options: { servers: 2 },
    interventions: [at(700, append('C1', 'x', 'a')), at(3200, get('C1', 'x'))],
    decisive: 'deliver S1>C1 REPLY C1.r1#1',
    challenge: {
      text: 'Make one append show twice',
      violates: 'PB-LIN',
    },
    search: { bounds: { messages: 2, timeouts: 1 } },
  }),
];
