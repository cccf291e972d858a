import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import type { Intervention, RunSpec } from '../../../src/engine/spec.ts';
import { lesson } from '../../../src/protocols/primary-backup/lesson.ts';
import {
  after,
  at,
  crash,
  cut,
  cutOff,
  cutOneWay,
  start,
} from '../../../src/protocols/primary-backup/scenario-parts.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { ENTRY } from './support.ts';

const { questions } = lesson;

type Changes = Partial<Pick<RunSpec, 'off' | 'options'>> & {
  readonly instead?: readonly Intervention[];
  readonly also?: readonly Intervention[];
};

/** The same question in a run in which something is different. */
const CHANGED: readonly (readonly [
  question: string,
  scenario: string,
  changes: Changes,
  was: string,
  becomes: string,
])[] = [
  ['who-executes-first', 'a-primary-and-a-backup', { off: ['PB-R1'] }, 'S2', 'S1'],
  ['messages-for-a-read', 'a-primary-and-a-backup', { off: ['PB-R1G'] }, '4', '2'],
  [
    'between-deciding-and-hearing',
    'the-primary-dies',
    { instead: [at(1200, cutOff('S1'))] },
    'nobody',
    'S1',
  ],
  ['how-sure-is-the-view-server', 'backup-takes-over', { options: { deadPings: 2 } }, '5', '2'],
  [
    'a-spare-is-ready',
    'idle-server-becomes-backup',
    { also: [at(800, crash('S3'))] },
    'S2 S3',
    'S2 --',
  ],
  ['rebooted-and-replaced', 'restarted-primary-is-dead', { off: ['PB-V3'] }, 'S2', 'S1'],
  [
    'who-needs-the-view-server',
    'the-view-server-is-down',
    { also: [at(1150, cut('S1', 'S2'))] },
    'C1',
    'none',
  ],
  ['until-when-may-it-serve', 'a-cut-instead-of-a-crash', { off: ['PB-R2'] }, 'heard', 'learned'],
  [
    'until-when-may-it-serve',
    'a-cut-instead-of-a-crash',
    { also: [at(1150, cut('S1', 'S2'))] },
    'heard',
    'cut',
  ],
  ['who-can-still-answer', 'a-cut-instead-of-a-crash', { off: ['PB-R3'] }, 'S1', 'S1 S2'],
  [
    'who-can-still-answer',
    'a-cut-instead-of-a-crash',
    { also: [at(1695, crash('S1'))] },
    'S1',
    'nobody',
  ],
  ['both-believe', 'a-cut-instead-of-a-crash', { also: [at(1800, crash('S1'))] }, 'S1 S2', 'S2'],
  [
    'what-the-deposed-primary-says',
    'a-cut-instead-of-a-crash',
    { off: ['PB-R2'] },
    'REJECT',
    'REPLY',
  ],
  [
    'what-becomes-of-the-deposed',
    'a-cut-instead-of-a-crash',
    { also: [at(2400, start('S3'))] },
    'backup',
    'idle',
  ],
  ['an-old-primary-is-read', 'old-primary-serves-no-gets', { off: ['PB-R2'] }, '1', '0'],
  ['a-put-at-the-old-primary', 'a-read-without-the-backup', { off: ['PB-R2'] }, 'S2', 'S1'],
  ['may-it-go-on-alone', 'only-the-link-between-them', { off: ['PB-R1'] }, 'waits', 'alone'],
  ['everybody-pings', 'the-link-heals', { also: [at(950, crash('S2'))] }, 'none', 'S1 S3'],
  ['when-is-it-answered', 'dead-backup-is-removed', { off: ['PB-R1'] }, 'view', 'now'],
  ['nobody-knows-what-it-did', 'dead-before-it-acknowledged', { off: ['PB-V6'] }, 'none', 'S2 S3'],
  ['does-a-restart-help', 'dead-before-it-acknowledged', { off: ['PB-INC'] }, 'neither', 'restart'],
  ['would-it-lead-again', 'both-die', { instead: [at(1100, crash('S2'))] }, 'nobody', 'S1'],
  [
    'heard-but-deaf',
    'waits-for-the-acknowledgement',
    { also: [at(950, cutOneWay('S1', 'VS'))] },
    'no',
    'yes',
  ],
  [
    'first-of-all',
    'first-primary',
    { also: [after('start S1', crash('S1')), at(50, start('S2'))] },
    'S1',
    'S2',
  ],
  ['when-does-a-backup-come-in', 'first-backup', { off: ['PB-V6'] }, 'acknowledged', 'ping'],
  ['backup-in-name', 'first-backup', { off: ['PB-R5', 'PB-V6'] }, 'nobody', 'S2'],
  ['two-of-each', 'the-perfect-split-brain', { also: [at(1950, crash('S1'))] }, 'S1 S3', 'S3'],
];

function changed(scenario: string, { instead, also = [], off, options }: Changes): RunSpec {
  const spec = specOf(ENTRY, scenario);
  const interventions = [...(instead ?? spec.interventions), ...also];
  const inOrder = interventions.toSorted((a, b) => a.at.timeMs - b.at.timeMs);
  return {
    ...spec,
    off: off ?? spec.off,
    options: { ...spec.options, ...options },
    interventions: inOrder,
  };
}

describe('Primary/backup: answers come from the protocol, not from the author', () => {
  it.each(CHANGED)('%s in %s with %j', (question, scenario, changes, was, becomes) => {
    expect(answerIn(ENTRY, specOf(ENTRY, scenario), question).right).toEqual([was]);
    expect(answerIn(ENTRY, changed(scenario, changes), question).right).toEqual([becomes]);
  });
});

describe('Primary/backup: a world in which a rule is on, or off', () => {
  const shown = questions.flatMap(({ id, scenarios, options }) =>
    options.flatMap((option) =>
      option.world === 'kept' || option.world === 'without'
        ? scenarios.map((scenario) => ({ id, scenario, world: option.world, option: option.id }))
        : [],
    ),
  );

  it.each(shown)(
    '$id in $scenario: there, "$option" is right ($world)',
    ({ id, scenario, world, option }) => {
      const { worlds, right } = answerIn(ENTRY, specOf(ENTRY, scenario), id);
      const there = ensure(
        worlds.find((one) => one.id === world),
        'world',
      ).spec;
      expect(right).not.toEqual([option]);
      expect(answerIn(ENTRY, there, id).right).toEqual([option]);
    },
  );
});
