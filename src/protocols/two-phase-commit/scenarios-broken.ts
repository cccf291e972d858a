import type { Intervention, Scenario } from '../../engine/spec.ts';
import { after, atTime, crash, restart, scenario, TWO_CLIENTS, voteNo } from './scenario-parts.ts';

type Broken = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive'> & {
  readonly rule: string;
  readonly violates: readonly string[];
  readonly interventions: readonly Intervention[];
  readonly options?: Scenario['options'];
  readonly search?: NonNullable<Scenario['search']>;
};

/** One rule is off, and this is the moment it was made for. With the rule on, the same faults do no harm. */
function broken({ rule, violates, ...story }: Broken): Scenario {
  return scenario({
    ...story,
    group: 'Break a rule',
    off: [rule],
    claims: { outcome: 'settled', violates },
  });
}

const SPLIT = ['2PC-AC1', '2PC-DATA'];

export const BROKEN_RULES: readonly Scenario[] = [
  broken({
    rule: '2PC-R1',
    id: 'yes-before-the-log',
    title: 'What if a participant says YES before its log is safe?',
    summary: 'P1 votes first and writes later. It dies in between, and its promise dies with it.',
    interventions: [after('deliver TC>P1 PREPARE T1#1', crash('P1')), atTime(400, restart('P1'))],
    decisive: 'disk TC COMMIT T1#1',
    violates: ['2PC-AC5', '2PC-DATA'],
  }),
  broken({
    rule: '2PC-R2',
    id: 'a-restart-that-rolls-back',
    title: 'No decision in its log: may a restarted participant roll back?',
    summary: 'P1 voted YES, died, and finds no COMMIT in its log. It takes that for an abort.',
    interventions: [after('disk P1 PREPARED T1#1', crash('P1')), atTime(130, restart('P1'))],
    decisive: 'disk P1 ABORT T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R3',
    id: 'told-before-it-was-logged',
    title: 'What if the coordinator tells before it writes?',
    summary:
      'P1 hears COMMIT, then the coordinator dies with an empty log and restarts with nothing to go by.',
    interventions: [after('deliver P2>TC YES T1#1', crash('TC', 3)), atTime(600, restart('TC'))],
    decisive: 'disk P1 COMMIT T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R4',
    id: 'tired-of-waiting',
    title: 'P2 is tired of waiting: may it abort after its YES?',
    summary: 'The COMMIT to P2 is lost. Nothing was heard for a while, so P2 decides by itself.',
    interventions: [after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>P2 COMMIT T1#1' })],
    decisive: 'fire P2 inquire T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R5',
    id: 'locks-let-go-at-the-vote',
    search: { bounds: { messages: 3 } },
    title: 'What if locks are let go at the vote?',
    summary:
      'T2 reads what T1 wrote at P1. Then T1 aborts, and T2 has read money that never moved.',
    options: { ...TWO_CLIENTS, workload: 'mix' },
    interventions: [after('start P2', voteNo('P2'))],
    decisive: 'disk TC COMMIT T2#1',
    violates: ['2PC-ISO', '2PC-SER'],
  }),
  broken({
    rule: '2PC-R6',
    id: 'acknowledged-before-it-was-safe',
    title: 'What if P1 acknowledges before COMMIT is on its disk?',
    summary:
      'The coordinator hears that all is done and forgets. P1 was not done: it comes back and asks.',
    interventions: [after('deliver TC>P1 COMMIT T1#1', crash('P1')), atTime(700, restart('P1'))],
    decisive: 'deliver P1>TC INQUIRE T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R7',
    id: 'forgotten-too-soon',
    title: 'What if the coordinator forgets before all know?',
    summary:
      'The COMMIT to P2 is lost. When P2 asks, the coordinator has no record left, and presumes.',
    interventions: [after('disk TC COMMIT T1#1', { kind: 'drop', envelope: 'TC>P2 COMMIT T1#1' })],
    decisive: 'deliver P2>TC INQUIRE T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R8',
    id: 'an-answer-without-a-record',
    title: 'P2 tells P1 that it has not voted: what if it votes later?',
    summary:
      'P1 asks its peer, which answers ABORT and writes nothing down. Then the PREPARE comes after all.',
    options: { cooperative: true },
    interventions: [
      after('deliver C1>TC TXN T1#1', { kind: 'drop', envelope: 'TC>P2 PREPARE T1#1' }),
    ],
    decisive: 'deliver P1>P2 INQUIRE T1#1',
    violates: SPLIT,
  }),
  broken({
    rule: '2PC-R9',
    id: 'restarted-without-its-locks',
    search: { bounds: { messages: 3 } },
    title: 'P1 is back and prepared, but its locks are not: who notices?',
    summary: 'T2 slips in at P1 before T1 is decided. Then T1 commits over it, and money is gone.',
    options: { ...TWO_CLIENTS, workload: 'conflict' },
    interventions: [
      after('invoke C2 1', { kind: 'delay', envelope: 'C2>TC TXN T2#1', byMs: 60 }),
      after('deliver C1>TC TXN T1#1', { kind: 'delay', envelope: 'TC>P2 PREPARE T1#1', byMs: 150 }),
      after('disk P1 PREPARED T1#1', crash('P1')),
      atTime(100, restart('P1')),
    ],
    decisive: 'disk P1 PREPARED T2#1',
    violates: ['2PC-DATA', '2PC-ISO', '2PC-SER'],
  }),
];
