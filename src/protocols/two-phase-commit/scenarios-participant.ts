import type { Scenario } from '../../engine/spec.ts';
import { after, atTime, crash, restart, scenario, TWO_CLIENTS, voteNo } from './scenario-parts.ts';

/** What participants go through while the coordinator lives. */
export const PARTICIPANT_SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'one-says-no',
    title: 'One says no: how many may still commit?',
    summary: "P2 cannot do its part. One NO is enough, and it needs nobody's permission.",
    interventions: [after('start P2', voteNo('P2'))],
    decisive: 'disk TC ABORT T1#1',
  }),
  scenario({
    id: 'participant-dies-before-prepared',
    title: 'A participant dies before it is prepared: does its silence mean yes?',
    summary:
      'P1 dies while PREPARED is on its way to the disk. What it restarts with decides how it votes.',
    interventions: [after('deliver TC>P1 PREPARE T1#1', crash('P1')), atTime(300, restart('P1'))],
    decisive: 'deliver TC>P1 PREPARE T1#2',
  }),
  scenario({
    id: 'participant-dies-after-prepared',
    title: 'A participant dies after it is prepared: may it forget?',
    summary:
      'P1 has written PREPARED and dies before its vote leaves. Its log makes the promise, not its message.',
    interventions: [after('disk P1 PREPARED T1#1', crash('P1', 2)), atTime(300, restart('P1'))],
    decisive: 'fault restart P1#1',
  }),
  scenario({
    id: 'participant-dies-after-its-vote',
    title: 'P1 votes YES and dies: can the others go on without it?',
    summary:
      'The vote is out and counts. P1 learns the decision when it is back, and its locks come back first.',
    interventions: [after('disk P1 PREPARED T1#1', crash('P1')), atTime(900, restart('P1'))],
    decisive: 'disk TC COMMIT T1#1',
  }),
  scenario({
    id: 'commit-to-p2-lost',
    title: 'The COMMIT to P2 is lost: has P2 committed?',
    summary:
      'P1 has applied the transfer, P2 does not know yet. Until it does, its key stays locked.',
    interventions: [after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>P2 COMMIT T1#1' })],
    decisive: 'fault drop TC>P2 COMMIT T1#1#1',
  }),
  scenario({
    id: 'slow-participant',
    title: 'A slow participant votes after the timeout: does its YES count?',
    summary:
      'P2 is stalled, not dead. The coordinator cannot tell, asks again, and then has to decide.',
    interventions: [
      after('start P2', { kind: 'stall', process: 'P2' }),
      atTime(1100, { kind: 'resume', process: 'P2' }),
    ],
    decisive: 'disk TC ABORT T1#1',
  }),
  scenario({
    id: 'client-hears-nothing',
    title: 'The client hears nothing: may it ask for the transfer again?',
    summary:
      'The transfer is done, the answer is lost. Asking for the outcome is safe; asking for the work is not.',
    options: { clientTimeoutMs: 800 },
    interventions: [after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>C1 RESULT T1#1' })],
    decisive: 'fire C1 answer T1#1',
  }),
  scenario({
    id: 'two-transfers-want-each-others-locks',
    title: "Two transfers want each other's locks: who gives way?",
    summary:
      'T1 holds A and wants B, T2 holds B and wants A. No server sees the circle; a timeout breaks it.',
    group: 'Locks',
    options: { ...TWO_CLIENTS, workload: 'conflict' },
    seed: 9,
    decisive: 'disk TC COMMIT T1#1',
  }),
  scenario({
    id: 'waiting-behind-the-undecided',
    search: { bounds: { messages: 3 } },
    title: 'T1 is undecided at P2: what happens to everybody behind it?',
    summary:
      'The COMMIT to P2 comes late. Two-phase commit decides, two-phase locking makes the next one wait.',
    group: 'Locks',
    options: { ...TWO_CLIENTS, workload: 'put', lockTimeoutMs: 2000, voteTimeoutMs: 3000 },
    interventions: [after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>P2 COMMIT T1#1' })],
    decisive: 'deliver TC>P2 PREPARE T2#1',
  }),
];
