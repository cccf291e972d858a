import type { Scenario } from '../../engine/spec.ts';
import {
  append,
  at,
  crash,
  cut,
  cutOff,
  get,
  heal,
  put,
  reconnect,
  scenario,
  start,
} from './scenario-parts.ts';

/** The story of the lecture: a primary dies, then the same again where it is only cut off. */
export const STORY: readonly Scenario[] = [
  scenario({
    id: 'a-primary-and-a-backup',
    title: 'Who may answer, and who has to agree?',
    summary:
      'The view server names a primary and a backup. Every request goes to one and is accepted by the other.',
    options: { workload: 'put and get' },
    decisive: 'deliver S1>S2 FORWARD C1.1#1',
  }),
  scenario({
    id: 'the-primary-dies',
    search: { bounds: { operations: 2, views: 1 } },
    title: 'The primary is dead: when exactly is S2 in charge?',
    summary:
      'Pings stop, the view server decides, and S2 hears of it later. Then S3 is started and gets the state.',
    options: { later: 1 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1175, get('C1', 'x')),
      at(1200, crash('S1')),
      at(2900, start('S3')),
      at(3900, append('C1', 'x', '2')),
    ],
    decisive: 'deliver VS>S2 VIEW 3#1',
  }),
  scenario({
    id: 'a-cut-instead-of-a-crash',
    search: { bounds: { operations: 2, views: 1 } },
    title: 'The old primary lives and knows nothing: can it do harm?',
    summary:
      'S1 is cut off from the view server only. It serves on until S2 hears of view 3, and then it cannot.',
    options: { later: 1, clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1200, cutOff('S1')),
      at(1675, get('C2', 'x')),
      at(1690, append('C1', 'x', '2')),
      at(2500, append('C1', 'x', '3')),
      at(3500, reconnect('S1')),
      at(4200, get('C2', 'x')),
    ],
    decisive: 'deliver VS>S2 VIEW 3#1',
  }),
  scenario({
    id: 'the-view-server-is-down',
    search: { bounds: { operations: 1 } },
    title: 'The view server is down: who can still work?',
    summary:
      'Data never passes through it. C1 knows the view and goes on; C2 would have to ask, and waits.',
    options: { clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('VS')),
      at(1300, append('C1', 'x', '2')),
      at(1300, get('C2', 'x')),
      at(2400, start('VS')),
    ],
    decisive: 'fault crash VS#1',
  }),
  scenario({
    id: 'the-answer-is-lost',
    title: 'The answer is lost: was it done, and will it be done twice?',
    summary:
      'C1 hears nothing, so it asks again under the same number. S1 has kept the answer it gave.',
    interventions: [
      at(700, append('C1', 'x', 'a')),
      {
        at: { after: 'deliver S2>S1 ACCEPT C1.r1#1', timeMs: 0 },
        action: { kind: 'drop', envelope: 'S1>C1 REPLY C1.r1#1' },
      },
      at(2000, get('C1', 'x')),
    ],
    decisive: 'deliver C1>S1 REQUEST C1.r1#2',
  }),
  scenario({
    id: 'only-the-link-between-them',
    title: 'Both ping happily and nothing is answered: what is wrong?',
    summary:
      'Only the link between S1 and S2 is cut. The primary may not go on alone, and the view server sees no fault.',
    interventions: [at(900, cut('S1', 'S2')), at(1000, put('C1', 'x', '1'))],
    decisive: 'fire S1 resend#2',
    claims: { outcome: 'blocked', violates: [] },
  }),
  scenario({
    id: 'the-link-heals',
    title: 'The link between them heals: what was the waiting good for?',
    summary:
      'S1 has asked S2 again and again. Now it is accepted, once, and the client has its answer.',
    interventions: [
      at(900, cut('S1', 'S2')),
      at(1000, put('C1', 'x', '1')),
      at(2600, heal('S1', 'S2')),
    ],
    decisive: 'fire S1 resend#2',
  }),
];
