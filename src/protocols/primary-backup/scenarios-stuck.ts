import type { Scenario } from '../../engine/spec.ts';
import { at, crash, cutOff, get, put, scenario, start } from './scenario-parts.ts';

type Stuck = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive' | 'interventions'> &
  Partial<Scenario>;

function stuck(story: Stuck): Scenario {
  return scenario({
    group: 'Stuck, by rule',
    claims: { outcome: 'stuck', violates: [] },
    ...story,
  });
}

/** Correct, and unavailable for good: what the rules cost. */
export const STUCK: readonly Scenario[] = [
  stuck({
    id: 'dead-before-it-acknowledged',
    title: 'The first primary dies before it acknowledged: who may follow?',
    summary:
      'S2 and S3 are alive and idle. The view server may not leave view 1, for S1 could have begun to work.',
    interventions: [at(150, crash('S1')), at(700, put('C1', 'x', '1'))],
    decisive: 'fault crash S1#1',
  }),
  stuck({
    id: 'dead-without-a-backup',
    title: 'A primary without a backup dies: what can the spare server do?',
    summary: 'S1 dies and S2 leads alone. Then S2 dies too, and with it the only copy of the data.',
    options: { servers: 3, later: 1 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S1')),
      at(2600, crash('S2')),
      at(2700, get('C1', 'x')),
      at(3600, start('S3')),
    ],
    decisive: 'fault crash S2#1',
  }),
  stuck({
    id: 'both-die',
    title: 'Primary and backup die together: why is S3 not promoted?',
    summary: 'S3 is alive and empty. Were it to lead, it would answer that x was never written.',
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S1')),
      at(1100, crash('S2')),
      at(1300, get('C1', 'x')),
    ],
    decisive: 'fault crash S2#1',
  }),
  stuck({
    id: 'dead-while-copying',
    title: 'The new backup dies in the middle of the copy: who is stuck, and why?',
    summary:
      'S1 is healthy. It may not acknowledge view 3 without a copy, and without that there is no view 4.',
    options: { copyMs: 300 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1000, crash('S2')),
      at(1950, crash('S3')),
      at(2300, get('C1', 'x')),
    ],
    decisive: 'fault crash S3#1',
  }),
  stuck({
    id: 'cut-off-and-alone',
    title: 'The last primary is cut off, not dead: is this stuck for ever?',
    summary:
      'S2 leads alone and nobody reaches it. It has the state, so everything goes on once the cut heals.',
    options: { servers: 2 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S1')),
      at(2400, cutOff('S2')),
      at(2400, { kind: 'cut', from: ['C1'], to: ['S2'], both: true }),
      at(2600, get('C1', 'x')),
    ],
    decisive: 'fault cut VS|S2#1',
    claims: { outcome: 'blocked', violates: [] },
  }),
];
