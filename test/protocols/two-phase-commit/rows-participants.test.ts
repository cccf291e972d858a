import { describe, expect, it } from 'vitest';
import { findProcess } from '../../../src/engine/configuration.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { ParticipantState } from '../../../src/protocols/two-phase-commit/types.ts';
import { after, atTime, eventNamed, runOf, type RunSetup } from '../../support/runs.ts';
import {
  balances,
  decisionOf,
  ENTRY,
  isPrepared,
  logOf,
  violated,
} from '../../support/two-phase.ts';
import { crash, drop, kinds, play, restart, sentAt, sentEver, voteNo } from './situations.ts';

/** What participants owe: rows 2 to 7, 12 and 18 of the table of situations in two-phase commit. */

function names(run: Run): readonly string[] {
  return run.events.map((event) => event.name);
}

function stateAt(run: Run, event: string, process: string): ParticipantState {
  const { index } = eventNamed(run, event);
  return findProcess(run.configurationAt(index), process)?.state as ParticipantState;
}

describe('2PC participants', () => {
  it('row 1: all yes: COMMIT is forced, then told; the client hears of it only after the record', () => {
    const run = play();
    expect(sentAt(run, 'deliver P2>TC YES T1#1')).toEqual([]);
    const decided = eventNamed(run, 'disk TC COMMIT T1#1');
    expect(sentAt(run, decided.name)).toEqual([
      'TC>P1 COMMIT T1#1',
      'TC>P2 COMMIT T1#1',
      'TC>C1 RESULT T1#1',
    ]);
    expect(sentEver(run, 'TC>C1')).toEqual(['TC>C1 RESULT T1#1']);
    expect(kinds(run, 'TC')).toEqual(['COMMIT', 'END']);
    expect(kinds(run, 'P1')).toEqual(['PREPARED', 'COMMIT']);
  });

  it('row 2: one no: it has aborted before it says so; all others are told, also one whose vote is not in', () => {
    const run = play({
      options: { participants: 3 },
      interventions: [
        after('start P2', voteNo('P2')),
        after('disk P3 PREPARED T1#1', { kind: 'delay', envelope: 'P3>TC YES T1#1', byMs: 200 }),
      ],
    });
    expect(sentAt(run, 'deliver TC>P2 PREPARE T1#1')).toEqual([]);
    expect(sentAt(run, 'disk P2 ABORT T1#1')).toEqual(['P2>TC NO T1#1']);
    const told = sentAt(run, 'disk TC ABORT T1#1');
    expect(told).toEqual(['TC>P1 ABORT T1#1', 'TC>P3 ABORT T1#1', 'TC>C1 RESULT T1#1']);
    expect(['P1', 'P2', 'P3'].map((id) => decisionOf(run, id))).toEqual([
      'aborted',
      'aborted',
      'aborted',
    ]);
  });

  const silences: readonly [
    cause: string,
    ...interventions: NonNullable<RunSetup['interventions']>,
  ][] = [
    ['a lost PREPARE', after('deliver C1>TC TXN T1#1', drop('TC>P2 PREPARE T1#1'))],
    ['a lost vote', after('disk P2 PREPARED T1#1', drop('P2>TC YES T1#1'))],
    [
      'a slow participant',
      after('start P2', { kind: 'stall', process: 'P2' }),
      atTime(300, { kind: 'resume', process: 'P2' }),
    ],
    [
      'a participant that crashed and is back',
      after('start P2', crash('P2')),
      atTime(300, restart('P2')),
    ],
  ];
  it.each(silences)(
    'row 3: %s: PREPARE is sent again before anything is decided',
    (_cause, ...interventions) => {
      const run = play({ interventions, options: { voteTimeoutMs: 200 } });
      expect(sentEver(run, 'TC>P2 PREPARE').length).toBe(2);
      expect(run.end?.outcome).toBe('settled');
      expect(decisionOf(run, 'P1')).not.toBeNull();
    },
  );

  it('row 3: no vote at all: ABORT after the last resend; a YES that comes later gets that decision', () => {
    const run = play({
      interventions: [
        after('start P2', { kind: 'stall', process: 'P2' }),
        atTime(1100, { kind: 'resume', process: 'P2' }),
      ],
    });
    expect(kinds(run, 'TC')[0]).toBe('ABORT');
    expect(sentAt(run, 'deliver P2>TC YES T1#1')).toEqual([expect.stringMatching(/^TC>P2 ABORT/)]);
    expect(decisionOf(run, 'P2')).toBe('aborted');
  });

  it('row 3: a YES that comes again after COMMIT gets COMMIT', () => {
    const run = play({
      interventions: [
        after('disk P1 PREPARED T1#1', { kind: 'duplicate', envelope: 'P1>TC YES T1#1' }),
        after('fault duplicate P1>TC YES T1#1#1', {
          kind: 'delay',
          envelope: 'P1>TC YES T1#1~2',
          byMs: 80,
        }),
      ],
    });
    expect(sentAt(run, 'deliver P1>TC YES T1#1~2')).toEqual(['TC>P1 COMMIT T1#2']);
  });

  it('row 4: crash before its PREPARED record: asked again it says NO, and never YES, whatever still arrives', () => {
    const run = play({
      interventions: [
        after('deliver C1>TC TXN T1#1', { kind: 'duplicate', envelope: 'TC>P1 PREPARE T1#1' }),
        after('fault duplicate TC>P1 PREPARE T1#1#1', {
          kind: 'delay',
          envelope: 'TC>P1 PREPARE T1#1~2',
          byMs: 600,
        }),
        after('deliver TC>P1 PREPARE T1#1', crash('P1')),
        atTime(300, restart('P1')),
      ],
    });
    expect(
      eventNamed(run, 'deliver TC>P1 PREPARE T1#2').effects.map((effect) => effect.kind),
    ).toContain('forceStart');
    expect(sentEver(run, 'P1>TC YES')).toEqual([]);
    expect(sentAt(run, 'disk P1 ABORT T1#1')).toEqual(['P1>TC NO T1#1']);
    expect(names(run)).toContain('deliver TC>P1 PREPARE T1#1~2');
    expect(kinds(run, 'P1')).toEqual(['ABORT']);
    expect(decisionOf(run, 'P2')).toBe('aborted');
  });

  it('row 4: a first PREPARE that arrives only after the restart is voted on like any other', () => {
    const run = play({
      interventions: [
        after('deliver C1>TC TXN T1#1', {
          kind: 'delay',
          envelope: 'TC>P1 PREPARE T1#1',
          byMs: 150,
        }),
        after('deliver C1>TC TXN T1#1', crash('P1')),
        atTime(100, restart('P1')),
      ],
    });
    expect(decisionOf(run, 'P1')).toBe('committed');
  });

  it('row 5: crash after the PREPARED record, before the vote: recovers prepared, and votes', () => {
    const run = play({
      interventions: [after('disk P1 PREPARED T1#1', crash('P1', 2)), atTime(300, restart('P1'))],
    });
    expect(sentAt(run, 'disk P1 PREPARED T1#1')).toEqual([]);
    expect(stateAt(run, 'fault restart P1#1', 'P1').branches[0]?.phase).toBe('prepared');
    expect(sentAt(run, 'deliver TC>P1 UNDECIDED T1#1')).toEqual(['P1>TC YES T1#1']);
    expect(['P1', 'P2'].map((id) => decisionOf(run, id))).toEqual(['committed', 'committed']);
  });

  it('row 6: crash after the vote: prepared, locks first, asks until it is answered', () => {
    const run = play({
      interventions: [
        after('disk P1 PREPARED T1#1', crash('P1')),
        atTime(500, restart('P1')),
        after('fault restart P1#1', { kind: 'cut', from: ['P1'], to: ['TC'], both: true }),
        atTime(1600, { kind: 'heal', from: ['P1'], to: ['TC'], both: true }),
      ],
    });
    const back = stateAt(run, 'fault restart P1#1', 'P1');
    expect(back.branches[0]?.phase).toBe('prepared');
    expect(back.locks['A']?.holders).toEqual([{ transaction: 'T1', mode: 'exclusive' }]);
    expect(sentAt(run, 'fault restart P1#1')).toEqual(['P1>TC INQUIRE T1#1']);
    expect(sentEver(run, 'P1>TC INQUIRE').length).toBeGreaterThan(3);
    expect(decisionOf(run, 'P1')).toBe('committed');
  });

  it('row 7: crash after its COMMIT record: redo, and acknowledge again', () => {
    const run = play({
      interventions: [after('disk P1 COMMIT T1#1', crash('P1', 0)), atTime(700, restart('P1'))],
    });
    expect(sentAt(run, 'disk P1 COMMIT T1#1')).toEqual([]);
    expect(stateAt(run, 'fault restart P1#1', 'P1').data).toEqual({ A: 90 });
    expect(sentEver(run, 'P1>TC INQUIRE')).toEqual([]);
    expect(sentEver(run, 'P1>TC ACK').length).toBeGreaterThan(0);
    expect(kinds(run, 'TC')).toEqual(['COMMIT', 'END']);
  });

  it('row 12: in doubt: the locks are held, others queue behind and go on when the decision comes', () => {
    const run = play({
      options: { clients: 2, workload: 'put', lockTimeoutMs: 2000, voteTimeoutMs: 3000 },
      interventions: [after('disk TC COMMIT T1#1', drop('TC>P2 COMMIT T1#1'))],
    });
    const queued = stateAt(run, 'deliver TC>P2 PREPARE T2#1', 'P2');
    expect(queued.locks['B']?.holders.map((claim) => claim.transaction)).toEqual(['T1']);
    expect(queued.locks['B']?.waiters.map((claim) => claim.transaction)).toEqual(['T2']);
    const counters = run.tallyAt(run.count - 1);
    expect(counters['lock waits']).toBe(2);
    const heldFrom = eventNamed(run, 'deliver TC>P1 PREPARE T1#1').time;
    const heldUntil = eventNamed(run, 'disk P1 COMMIT T1#1').time;
    const atP2 =
      eventNamed(run, 'disk P2 COMMIT T1#1').time -
      eventNamed(run, 'deliver TC>P2 PREPARE T1#1').time;
    expect(counters['T1 lock-hold ms']).toBe(heldUntil - heldFrom + atP2);
    const granted = eventNamed(run, 'disk P2 COMMIT T1#1').effects.find(
      (effect) => effect.kind === 'forceStart',
    );
    expect(granted?.kind === 'forceStart' && granted.write).toBe('P2 PREPARED T2#1');
    expect(decisionOf(run, 'P2', 'T2')).toBe('committed');
  });

  it('row 18: two-phase locking is not two-phase commit: locks are taken before the vote and kept to the decision', () => {
    const run = play();
    const held = run.events.map((event) => {
      const state = findProcess(run.configurationAt(event.index), 'P1')
        ?.state as ParticipantState | null;
      return state !== null && state.locks['A'] !== undefined;
    });
    const index = (name: string): number => eventNamed(run, name).index;
    expect(held.indexOf(true)).toBe(index('deliver TC>P1 PREPARE T1#1'));
    expect(held.lastIndexOf(true)).toBe(index('disk P1 COMMIT T1#1') - 1);
    expect(held.slice(held.indexOf(true), held.lastIndexOf(true) + 1).every(Boolean)).toBe(true);
  });

  it('row 18: an early release lets another transaction read what an undecided one wrote', () => {
    const setup: RunSetup = {
      options: { clients: 2, workload: 'mix' },
      interventions: [after('start P2', voteNo('P2'))],
    };
    const run = runOf(ENTRY, { ...setup, off: ['2PC-R5'] });
    expect(violated(run).join(' ')).toMatch(/2PC-ISO.*2PC-SER: T2 read/);
    play(setup);
  });

  it('row 19: two that wait for each other: a timeout, the victim votes NO and was never prepared there', () => {
    const run = play({ options: { clients: 2, workload: 'conflict' }, seed: 9 });
    expect(names(run)).toContain('fire P2 lock T2#1');
    expect(
      logOf(run, 'P2')
        .filter((record) => 'transaction' in record && record.transaction === 'T2')
        .map((r) => r.kind),
    ).toEqual(['ABORT']);
    expect(decisionOf(run, 'P1', 'T1')).toBe('committed');
    expect(balances(run)).toBe(200);
  });

  it('a NO-voter is free at once; a prepared one is not', () => {
    const run = play({
      interventions: [after('start P2', voteNo('P2')), after('deliver P2>TC NO T1#1', crash('TC'))],
    });
    expect(isPrepared(run, 'P1')).toBe(true);
    expect(decisionOf(run, 'P2')).toBe('aborted');
    expect(run.end?.outcome).toBe('blocked');
  });
});
