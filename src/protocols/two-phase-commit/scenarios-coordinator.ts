import type { Scenario } from '../../engine/spec.ts';
import { after, atTime, crash, restart, scenario } from './scenario-parts.ts';

/** What happens when the coordinator fails. */
export const COORDINATOR_SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'coordinator-dies-before-deciding',
    title: 'Everyone voted YES and the coordinator died: who may decide?',
    summary:
      'Both votes are in, the decision is not on disk. P1 and P2 have promised, and nobody can release them.',
    interventions: [after('deliver P2>TC YES T1#1', crash('TC'))],
    decisive: 'fault crash TC#1',
    claims: { outcome: 'blocked', violates: [] },
  }),
  scenario({
    id: 'coordinator-returns-with-no-record',
    title: 'The coordinator comes back and knows nothing: what does it answer?',
    summary:
      'Its log has no decision, so it cannot have told anybody COMMIT. That is all it needs to know.',
    interventions: [after('deliver P2>TC YES T1#1', crash('TC')), atTime(900, restart('TC'))],
    decisive: 'fault restart TC#1',
  }),
  scenario({
    id: 'coordinator-dies-after-commit-record',
    title: 'COMMIT is on disk and nobody knows it: is T1 committed?',
    summary:
      'The coordinator dies between its log record and its first message. One record makes all the difference.',
    interventions: [after('disk TC COMMIT T1#1', crash('TC', 2)), atTime(900, restart('TC'))],
    decisive: 'disk TC COMMIT T1#1',
  }),
  scenario({
    id: 'coordinator-dies-after-telling-one',
    title: 'P1 was told, P2 was not: what may P2 do?',
    summary:
      'The coordinator dies after its first COMMIT message. P1 goes ahead; P2 waits, and holds its lock.',
    interventions: [after('disk TC COMMIT T1#1', crash('TC', 3))],
    decisive: 'disk P1 COMMIT T1#1',
    claims: { outcome: 'blocked', violates: [] },
  }),
  scenario({
    id: 'cooperative-termination',
    title: 'P1 was told, P2 was not: what if P2 asks P1?',
    summary: 'The same crash, but participants in doubt ask each other. One who knows is enough.',
    options: { cooperative: true },
    interventions: [after('disk TC COMMIT T1#1', crash('TC', 3))],
    decisive: 'deliver P2>P1 INQUIRE T1#1',
  }),
  scenario({
    id: 'all-in-doubt',
    title: 'Everyone asks everyone, and nobody knows: does asking help?',
    summary:
      'The coordinator dies before deciding and the participants may ask each other. All have promised.',
    options: { participants: 3, cooperative: true },
    interventions: [after('deliver P3>TC YES T1#1', crash('TC'))],
    decisive: 'fault crash TC#1',
    claims: { outcome: 'blocked', violates: [] },
  }),
  scenario({
    id: 'coordinator-disk-lost',
    title: "The coordinator's disk is gone: may it presume ABORT?",
    summary:
      'Without its log it cannot know what it promised. It answers nothing, and the participants wait for ever.',
    interventions: [
      after('disk TC COMMIT T1#1', {
        kind: 'crash',
        process: 'TC',
        afterEffects: 2,
        loseDisk: true,
      }),
      atTime(700, restart('TC')),
    ],
    decisive: 'fault restart TC#1',
    claims: { outcome: 'stuck', violates: ['2PC-AC5'] },
  }),
];
