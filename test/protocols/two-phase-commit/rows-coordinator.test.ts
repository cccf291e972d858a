import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/engine/action.ts';
import { operationHistory } from '../../../src/engine/operations.ts';
import type { Run } from '../../../src/engine/run.ts';
import { after, atTime, eventNamed, runOf } from '../../support/runs.ts';
import {
  balances,
  decisionOf,
  ENTRY,
  isPrepared,
  logOf,
  violated,
} from '../../support/two-phase.ts';
import { crash, drop, kinds, play, restart, sentAt, sentEver } from './situations.ts';

/** What the coordinator and its clients owe: rows 8 to 11, 13, 24, 26 and 27 of the table of situations. */

const RESTART = restart('TC');

function decisions(run: Run): readonly (string | null)[] {
  return ['P1', 'P2'].map((id) => decisionOf(run, id));
}

const TIMEOUT_800 = { clientTimeoutMs: 800 };

describe('2PC coordinator', () => {
  it('row 8: crash before PREPARE: it knows nothing afterwards, and nobody is bound', () => {
    const run = play({
      interventions: [after('deliver C1>TC TXN T1#1', crash('TC', 0)), atTime(500, RESTART)],
    });
    expect(sentEver(run, 'TC>P')).toEqual([]);
    expect(decisions(run)).toEqual([null, null]);
    expect(kinds(run, 'TC')).toEqual([]);
  });

  it('row 8: crash while waiting: "no record: ABORT" to everybody who asks, and they ask until then', () => {
    const run = play({
      interventions: [after('deliver P1>TC YES T1#1', crash('TC')), atTime(2000, RESTART)],
    });
    expect(sentEver(run, 'P1>TC INQUIRE').length).toBeGreaterThan(5);
    expect(sentEver(run, 'TC>P1 ABORT').length).toBeGreaterThan(0);
    expect(decisions(run)).toEqual(['aborted', 'aborted']);
    expect(kinds(run, 'TC')).toEqual([]);
  });

  it('row 8: it is not brought back: both stay prepared, and blocked', () => {
    const run = play({ interventions: [after('deliver P2>TC YES T1#1', crash('TC'))] });
    expect(run.end?.outcome).toBe('blocked');
    expect(
      run.end?.waiting.map(({ process, waitsFor, rule }) => [process, waitsFor, rule]),
    ).toEqual([
      ['P1', ['TC'], '2PC-R4'],
      ['P2', ['TC'], '2PC-R4'],
    ]);
    expect([isPrepared(run, 'P1'), isPrepared(run, 'P2')]).toEqual([true, true]);
  });

  it.each([
    ['before the messages', 0, []],
    ['between the messages', 3, ['TC>P1 COMMIT T1#1']],
    ['after the messages', 5, ['TC>P1 COMMIT T1#1', 'TC>P2 COMMIT T1#1', 'TC>C1 RESULT T1#1']],
  ])(
    'row 9: crash after the COMMIT record, %s: COMMIT goes to all on recovery',
    (_when, effects, sent) => {
      const run = play({
        interventions: [after('disk TC COMMIT T1#1', crash('TC', effects)), atTime(900, RESTART)],
      });
      expect(sentAt(run, 'disk TC COMMIT T1#1')).toEqual(sent);
      expect(sentAt(run, 'fault restart TC#1').map((name) => name.replace(/#\d$/, ''))).toEqual([
        'TC>P1 COMMIT T1',
        'TC>P2 COMMIT T1',
      ]);
      expect(decisions(run)).toEqual(['committed', 'committed']);
      expect(kinds(run, 'TC')).toEqual(['COMMIT', 'END']);
    },
  );

  it('row 9: meanwhile participants are in doubt, and the client asks and learns', () => {
    const run = play({
      options: TIMEOUT_800,
      interventions: [after('disk TC COMMIT T1#1', crash('TC', 0)), atTime(1400, RESTART)],
    });
    const asked = eventNamed(run, 'fire C1 answer T1#1');
    expect(
      run.events
        .slice(0, asked.index)
        .some((event) => event.effects.some((effect) => effect.kind === 'reply')),
    ).toBe(false);
    expect(operationHistory(run.events)[0]?.result).toMatchObject({ outcome: 'committed' });
  });

  it('row 10: an inquiry after END finds no record: ABORT by presumption, which whoever has decided ignores', () => {
    const run = play({
      interventions: [
        after('disk TC COMMIT T1#1', drop('TC>P2 COMMIT T1#1')),
        after('fire P2 inquire T1#1', { kind: 'duplicate', envelope: 'P2>TC INQUIRE T1#1' }),
        after('fault duplicate P2>TC INQUIRE T1#1#1', {
          kind: 'delay',
          envelope: 'P2>TC INQUIRE T1#1~2',
          byMs: 900,
        }),
      ],
    });
    expect(sentAt(run, 'deliver P2>TC INQUIRE T1#1')).toEqual([expect.stringMatching(/COMMIT/)]);
    expect(sentAt(run, 'deliver P2>TC INQUIRE T1#1~2')).toEqual(['TC>P2 ABORT T1#1']);
    expect(eventNamed(run, 'disk TC END T1#1').index).toBeLessThan(
      eventNamed(run, 'deliver TC>P2 ABORT T1#1').index,
    );
    expect(decisions(run)).toEqual(['committed', 'committed']);
  });

  it.each([
    ['after END it hears the kept outcome', 'disk TC COMMIT T1#1', 'committed'],
    ['after END and a restart too', 'disk TC COMMIT T1#1', 'committed'],
  ])('row 10: a client that asks: %s', (when, event, outcome) => {
    const crashes = when.includes('restart')
      ? [atTime(1000, crash('TC')), atTime(1100, RESTART)]
      : [];
    const run = play({
      interventions: [after(event, drop('TC>C1 RESULT T1#1')), ...crashes],
    });
    expect(operationHistory(run.events)[0]?.result).toMatchObject({ outcome });
  });

  it('row 10: a client is never told ABORT by presumption: it hears "unknown"', () => {
    const run = play({
      interventions: [after('deliver P1>TC YES T1#1', crash('TC')), atTime(400, RESTART)],
    });
    const told = run.events
      .flatMap((event) => event.effects)
      .flatMap((effect) =>
        effect.kind === 'send' && effect.message.kind === 'OUTCOME' ? [effect.message] : [],
      );
    expect(told.map((message) => ('answer' in message ? message.answer : null))).toEqual([
      'unknown',
      'unknown',
    ]);
    expect(operationHistory(run.events)[0]).toMatchObject({ ret: null, result: null });
  });

  it('row 11: a duplicated PREPARE after ABORT does not prepare again', () => {
    const run = play({
      interventions: [
        after('start P2', { kind: 'perturb', process: 'P2', perturbation: 'vote-no' }),
        after('deliver C1>TC TXN T1#1', { kind: 'duplicate', envelope: 'TC>P1 PREPARE T1#1' }),
        after('fault duplicate TC>P1 PREPARE T1#1#1', {
          kind: 'delay',
          envelope: 'TC>P1 PREPARE T1#1~2',
          byMs: 600,
        }),
      ],
    });
    expect(sentAt(run, 'deliver TC>P1 PREPARE T1#1~2')).toEqual(['P1>TC NO T1#1']);
    expect(kinds(run, 'P1')).toEqual(['PREPARED', 'ABORT']);
  });

  it('row 11: an inquiry while the coordinator waits is answered UNDECIDED', () => {
    const run = play({
      interventions: [
        after('disk P2 PREPARED T1#1', { kind: 'delay', envelope: 'P2>TC YES T1#1', byMs: 320 }),
      ],
    });
    expect(sentAt(run, 'deliver P1>TC INQUIRE T1#1')).toEqual(['TC>P1 UNDECIDED T1#1']);
    expect(decisions(run)).toEqual(['committed', 'committed']);
  });

  it('row 13: cooperative: one who knows tells the others, with the coordinator dead', () => {
    const run = play({
      options: { cooperative: true },
      interventions: [after('disk TC COMMIT T1#1', crash('TC', 3))],
    });
    expect(run.end?.outcome).toBe('settled');
    expect(decisions(run)).toEqual(['committed', 'committed']);
    expect(sentEver(run, 'P1>P2 COMMIT').length).toBe(1);
  });

  it('row 13: cooperative: one who has not voted forces ABORT first, then answers, and all abort', () => {
    const run = play({
      options: { cooperative: true },
      interventions: [
        after('deliver C1>TC TXN T1#1', crash('TC')),
        after('deliver TC>P1 PREPARE T1#1', drop('TC>P2 PREPARE T1#1')),
      ],
    });
    expect(sentAt(run, 'deliver P1>P2 INQUIRE T1#1')).toEqual([]);
    expect(sentAt(run, 'disk P2 ABORT T1#1')).toEqual(['P2>P1 ABORT T1#1']);
    expect(decisions(run)).toEqual(['aborted', 'aborted']);
  });

  it('row 13: cooperative: all in doubt: still blocked', () => {
    const run = play({
      options: { cooperative: true },
      interventions: [after('deliver P2>TC YES T1#1', crash('TC'))],
    });
    expect(run.end?.outcome).toBe('blocked');
    expect(sentEver(run, 'P1>P2 UNCERTAIN').length).toBeGreaterThan(0);
  });

  it('row 24: its disk lost: it refuses, participants stay in doubt, and it says whose fault that is', () => {
    const lose: Fault = { kind: 'crash', process: 'TC', afterEffects: 0, loseDisk: true };
    const run = runOf(ENTRY, {
      interventions: [after('disk TC COMMIT T1#1', lose), atTime(700, RESTART)],
    });
    expect(sentEver(run, 'TC>P1 REFUSE').length).toBeGreaterThan(0);
    expect(sentEver(run, 'TC>P1 ABORT')).toEqual([]);
    expect([isPrepared(run, 'P1'), isPrepared(run, 'P2')]).toEqual([true, true]);
    expect(run.end?.outcome).toBe('stuck');
    expect(violated(run)).toEqual([
      expect.stringMatching(/^2PC-AC5: assumption broken: stable storage/),
    ]);
  });

  it('row 24: transactions begun after the loss are decided, and presumed, as ever', () => {
    const lose: Fault = { kind: 'crash', process: 'TC', loseDisk: true };
    const run = play({
      options: { transactions: 2 },
      interventions: [after('disk TC END T1#1', lose), atTime(700, RESTART)],
    });
    expect(decisionOf(run, 'P1', 'T2.1') ?? decisionOf(run, 'P1', 'T2')).not.toBeNull();
    expect(run.end?.outcome).toBe('settled');
  });

  it('row 26: AC4 is judged where nothing failed, and its premise is reported where something did', () => {
    const verdict = (run: Run): string | undefined =>
      run.verdictsAt(run.count - 1).find(({ rule }) => rule === '2PC-AC4')?.state;
    expect(verdict(play())).toBe('holds');
    expect(
      verdict(play({ interventions: [after('disk TC COMMIT T1#1', drop('TC>P2 COMMIT T1#1'))] })),
    ).toBe('no premise');
  });

  it('row 26: totals are conserved and multi-gets are whole, with transfers in every direction', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const run = play({
        seed,
        options: { clients: 3, workload: 'mix', transactions: 4, thinkMs: 60, participants: 3 },
      });
      expect(run.end?.outcome).toBe('settled');
      const moved = play({
        seed,
        options: { clients: 3, workload: 'conflict', transactions: 4, thinkMs: 60 },
      });
      expect(balances(moved)).toBe(200);
    }
  });

  it('row 27: a client times out: unknown, not no; it asks and never sends the work again', () => {
    const run = play({
      options: TIMEOUT_800,
      interventions: [after('disk TC COMMIT T1#1', crash('TC', 0))],
    });
    expect(sentEver(run, 'C1>TC TXN')).toEqual(['C1>TC TXN T1#1']);
    expect(sentEver(run, 'C1>TC OUTCOME?').length).toBe(2);
    expect(
      run.events.some((event) => event.effects.some((effect) => effect.kind === 'giveUp')),
    ).toBe(true);
    expect(operationHistory(run.events)[0]).toMatchObject({ ret: null, result: null });
  });

  it('row 27: work that arrives twice is done once, also across a restart', () => {
    const run = play({
      interventions: [
        after('invoke C1 1', { kind: 'duplicate', envelope: 'C1>TC TXN T1#1' }),
        after('fault duplicate C1>TC TXN T1#1#1', {
          kind: 'delay',
          envelope: 'C1>TC TXN T1#1~2',
          byMs: 1500,
        }),
        after('disk TC COMMIT T1#1', crash('TC', 0)),
        atTime(900, RESTART),
      ],
    });
    expect(sentAt(run, 'deliver C1>TC TXN T1#1~2')).toEqual(['TC>C1 RESULT T1#1']);
    expect(logOf(run, 'P1').length).toBe(2);
  });

  it('transaction ids are never reused: the restart epoch is part of them', () => {
    const run = play({
      options: { transactions: 2 },
      interventions: [atTime(300, crash('TC')), atTime(310, RESTART)],
    });
    expect(
      logOf(run, 'P1').map((record) => ('transaction' in record ? record.transaction : '')),
    ).toEqual(['T1', 'T1', 'T2.1', 'T2.1']);
  });
});
