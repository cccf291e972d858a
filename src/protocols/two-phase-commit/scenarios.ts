import type { Scenario } from '../../engine/spec.ts';
import { BROKEN_RULES } from './scenarios-broken.ts';
import { CHALLENGES } from './scenarios-challenges.ts';
import { COORDINATOR_SCENARIOS } from './scenarios-coordinator.ts';
import { PARTICIPANT_SCENARIOS } from './scenarios-participant.ts';
import { scenario } from './scenario-parts.ts';

/** The gallery of two-phase commit, in the order of a lecture. */
export const SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'everyone-says-yes',
    title: 'What if everyone says yes?',
    summary:
      'Money moves from a key at P1 to a key at P2. Both servers can do their part, so both must.',
    decisive: 'disk TC COMMIT T1#1',
  }),
  ...PARTICIPANT_SCENARIOS,
  ...COORDINATOR_SCENARIOS,
  scenario({
    id: 'sandbox',
    title: 'What would you like to break?',
    summary:
      'Three participants, two clients, work without end. Choose nodes, latencies, loss and timeouts yourself.',
    group: 'Sandbox',
    options: { participants: 3, clients: 2, workload: 'mix', transactions: 0, thinkMs: 300 },
    decisive: 'disk TC COMMIT T1#1',
    claims: { outcome: 'horizon', violates: [] },
  }),
  ...BROKEN_RULES,
  ...CHALLENGES,
];
