import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/engine/run.ts';
import { eventNamed, last } from '../../support/runs.ts';
import { answers, ENTRY, play, tableOf, waiting } from './support.ts';

/** The view tables of the lecture, of the lab and of the deposed primaries, from the scenarios that the gallery plays. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  'the-primary-dies': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 --', '4: S2 S3'],
  'a-cut-instead-of-a-crash': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 --', '4: S2 S1'],
  'first-primary': ['0: -- --', '1: S1 --'],
  'first-backup': ['0: -- --', '1: S1 --', '2: S1 S2'],
  'backup-takes-over': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 --'],
  'restarted-server-becomes-backup': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 --', '4: S2 S1'],
  'idle-server-becomes-backup': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 S3'],
  'restarted-primary-is-dead': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 S3'],
  'dead-backup-is-removed': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S1 --'],
  'waits-for-the-acknowledgement': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S1 S3'],
  'no-state-no-primary': ['0: -- --', '1: S1 --', '2: S1 S2'],
  'old-primary-serves-no-gets': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 --'],
  'old-primary-serves-no-gets-with-a-third': ['0: -- --', '1: S1 --', '2: S1 S2', '3: S2 S3'],
};

const names = (run: Run, from: string, to: string): readonly string[] =>
  run.events
    .slice(eventNamed(run, from).index, eventNamed(run, to).index + 1)
    .map(({ name }) => name);

describe('Primary/backup: view tables', () => {
  it.each(Object.entries(TABLES))('%s', (id, table) => {
    expect(tableOf(play(id))).toEqual(table);
  });

  it('every goal holds at the end of its scenario, and only one that something never happens holds from the start', () => {
    const withGoal = ENTRY.scenarios.filter(({ goal }) => goal !== undefined);
    expect(withGoal).toHaveLength(11);
    for (const { id, goal } of withGoal) {
      const run = play(id);
      expect([id, goal?.holds(last(run))]).toEqual([id, true]);
    }
    const fromTheStart = withGoal.filter(({ id, goal }) => goal?.holds(play(id).machine.initial));
    expect(fromTheStart.map(({ id }) => id)).toEqual(['no-state-no-primary']);
  });
});

describe('Primary/backup: the lecture', () => {
  it('e: a request goes to S1, to S2, back, and only then to the client', () => {
    const run = play('a-primary-and-a-backup');
    const steps = names(run, 'deliver C1>S1 REQUEST C1.1#1', 'deliver S1>C1 REPLY C1.1#1');
    expect(steps.filter((name) => name.includes('C1.1'))).toEqual([
      'deliver C1>S1 REQUEST C1.1#1',
      'deliver S1>S2 FORWARD C1.1#1',
      'deliver S2>S1 ACCEPT C1.1#1',
      'deliver S1>C1 REPLY C1.1#1',
    ]);
  });

  it('g: before S2 knows of view 3 it turns C1 away, although the view server has told C1', () => {
    const run = play('the-primary-dies');
    const steps = names(run, 'disk VS VIEW 3#1', 'deliver VS>S2 VIEW 3#1');
    expect(steps).toContain('deliver VS>C1 VIEW 3#1');
    expect(steps).toContain('deliver C1>S2 REQUEST C1.r2#1');
    const asked = eventNamed(run, 'deliver C1>S2 REQUEST C1.r2#1');
    expect(asked.effects).toContainEqual({ kind: 'note', rule: 'PB-R3' });
    expect(answers(run)).toEqual(['C1.r1 OK', 'C1.r2 = 1', 'C1.r3 = 12']);
  });

  it('h, i: cut off, S1 works on while S2 has not heard; S2 turns away who already knows', () => {
    const run = play('a-cut-instead-of-a-crash');
    const steps = names(run, 'disk VS VIEW 3#1', 'deliver VS>S2 VIEW 3#1');
    expect(steps).toContain('deliver S1>S2 FORWARD C1.r2#1');
    expect(steps).toContain('deliver C2>S2 REQUEST C2.r1#1');
    const kinds = (name: string): readonly string[] =>
      eventNamed(run, name).effects.flatMap((effect) =>
        effect.kind === 'send' ? [effect.message.kind] : [],
      );
    expect(kinds('deliver S1>S2 FORWARD C1.r2#1')).toEqual(['ACCEPT']);
    expect(kinds('deliver C2>S2 REQUEST C2.r1#1')).toEqual(['REJECT']);
  });

  it('j: once S2 has heard, it refuses S1, S1 turns C1 away, and C1 finds S2', () => {
    const run = play('a-cut-instead-of-a-crash');
    expect(
      names(run, 'deliver C1>S1 REQUEST C1.r3#1', 'deliver S2>C1 REPLY C1.r3#1').filter(
        (name) => name.includes('C1.r3') || name.includes('>C1 VIEW'),
      ),
    ).toEqual([
      'deliver C1>S1 REQUEST C1.r3#1',
      'deliver S1>S2 FORWARD C1.r3#1',
      'deliver S2>S1 REFUSE C1.r3#1',
      'deliver S1>C1 REJECT C1.r3#1',
      'deliver C1>VS WHO C1.r3#1',
      'deliver VS>C1 VIEW 3#1',
      'deliver C1>S2 REQUEST C1.r3#1',
      'deliver S2>C1 REPLY C1.r3#1',
    ]);
    expect(answers(run)).toContain('C1.r3 = 123');
  });

  it('the three instants lie apart: VS decides, S2 learns, S1 learns', () => {
    const run = play('a-cut-instead-of-a-crash');
    const strip = (index: number): readonly boolean[] =>
      ENTRY.presentation
        .strip(run.configurationAt(index))
        .find(({ id }) => id === 'view-3')
        ?.ticks?.map(({ done }) => done) ?? [];
    const decided = eventNamed(run, 'disk VS VIEW 3#1').index;
    const learned = eventNamed(run, 'deliver VS>S2 VIEW 3#1').index;
    expect(strip(decided - 1)).toEqual([]);
    expect(strip(decided)).toEqual([true, false, false]);
    expect(strip(learned - 1)).toEqual([true, false, false]);
    expect(strip(learned)).toEqual([true, true, false]);
    expect(strip(eventNamed(run, 'fault heal VS|S1#1').index)).toEqual([true, true, false]);
    expect(strip(run.count - 1)).toEqual([true, true, true]);
  });

  it('the view server is down: who knows the view goes on, who must ask waits', () => {
    const run = play('the-view-server-is-down');
    expect(answers(run)).toEqual(['C1.r1 OK', 'C1.r2 = 12', 'C2.r1 = 12']);
    const back = eventNamed(run, 'fault restart VS#1').time;
    expect(eventNamed(run, 'deliver S1>C1 REPLY C1.r2#1').time).toBeLessThan(back);
    expect(eventNamed(run, 'deliver S1>C2 REPLY C2.r1#1').time).toBeGreaterThan(back);
  });
});

describe('Primary/backup: stuck, by rule', () => {
  it.each([
    ['dead-before-it-acknowledged', 'stuck', ['VS for S1 by PB-V6']],
    ['dead-without-a-backup', 'stuck', ['VS for S2 by PB-V7']],
    ['both-die', 'stuck', ['VS for S1 and S2 by PB-V7']],
    ['dead-while-copying', 'stuck', ['VS for S1 by PB-V6', 'S1 for S3 by PB-A2']],
    ['no-state-no-primary', 'stuck', ['VS for S1 and S2 by PB-V7']],
    ['waits-for-the-acknowledgement', 'stuck', ['VS for S1 by PB-V6']],
    ['only-the-link-between-them', 'blocked', ['S1 for S2 by PB-R1']],
    ['cut-off-and-alone', 'blocked', ['VS for S2 by PB-V7']],
  ] as const)('%s ends %s', (id, outcome, reasons) => {
    const run = play(id);
    expect(run.end?.outcome).toBe(outcome);
    expect(waiting(run).filter((reason) => !reason.startsWith('C1'))).toEqual(reasons);
  });
});
