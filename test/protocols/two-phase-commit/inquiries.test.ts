import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { findProcess, type Configuration } from '../../../src/engine/configuration.ts';
import type { Run } from '../../../src/engine/run.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type { Message } from '../../../src/protocols/two-phase-commit/types.ts';
import { after, atTime, runOf, type RunSetup } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

/** What somebody at this event answers to a message, without the event happening: kinds sent back, forces first. */
function answers(
  run: Run,
  event: string,
  at: string,
  from: string,
  message: Message,
): readonly string[] {
  const index = run.events.findIndex((one) => one.name === event);
  expect([event, index >= 0]).toEqual([event, true]);
  const configuration: Configuration = run.configurationAt(index);
  const process = ensure(findProcess(configuration, at), at);
  const handlers = twoPhaseCommit.protocol.handlers(process.role);
  const step = handlers.onMessage?.(
    {
      self: at,
      processes: run.machine.world.specs,
      options: run.machine.world.options as never,
      rule: () => true,
      incarnation: process.incarnation,
      draw: () => 0,
    },
    process.state as never,
    { from, message },
  );
  return (step?.[1] ?? []).flatMap((effect) => {
    if (effect.kind === 'appendLog' && effect.forced) return [`force ${effect.record.kind}`];
    if (effect.kind !== 'send' || effect.to !== from) return [];
    const answer = effect.message.kind === 'OUTCOME' ? effect.message.answer : null;
    const said = typeof answer === 'string' ? answer : answer?.outcome;
    return [said === undefined ? effect.message.kind : `OUTCOME ${said}`];
  });
}

const inquire: Message = { kind: 'INQUIRE', transaction: 'T1' };
const outcome: Message = { kind: 'OUTCOME?', request: 'T1', operation: 'C1.1' };
const never: Message = { kind: 'OUTCOME?', request: 'T9', operation: 'C1.9' };

const COMMITS: RunSetup = { options: { participants: 2 } };
const ABORTS: RunSetup = {
  interventions: [after('start P1', { kind: 'perturb', process: 'P1', perturbation: 'vote-no' })],
};
const crash = { kind: 'crash', process: 'TC' } as const;
const restart = { kind: 'restart', process: 'TC' } as const;
const restarted = (
  event: string,
  effects: number | null,
  setup: RunSetup = {},
  loseDisk = false,
): RunSetup => ({
  ...setup,
  interventions: [
    ...(setup.interventions ?? []),
    after(event, { ...crash, ...(effects === null ? {} : { afterEffects: effects }), loseDisk }),
    atTime(2500, restart),
  ],
});

describe('2PC: the coordinator answers every inquiry at every phase', () => {
  const yes1 = 'deliver P1>TC YES T1#1';
  const table: readonly [
    phase: string,
    setup: RunSetup,
    event: string,
    participant: string[],
    client: string[],
  ][] = [
    ['before it knows of T1', COMMITS, 'invoke C1 1', ['ABORT'], ['OUTCOME unknown']],
    ['while it waits for votes', COMMITS, yes1, ['UNDECIDED'], ['OUTCOME undecided']],
    ['COMMIT durable', COMMITS, 'disk TC COMMIT T1#1', ['COMMIT'], ['OUTCOME committed']],
    ['COMMIT, one ACK in', COMMITS, 'deliver P2>TC ACK T1#1', ['COMMIT'], ['OUTCOME committed']],
    [
      'after END of a committed T1: nobody prepared can ask',
      COMMITS,
      'disk TC END T1#1',
      ['ABORT'],
      ['OUTCOME committed'],
    ],
    ['ABORT durable', ABORTS, 'disk TC ABORT T1#1', ['ABORT'], ['OUTCOME aborted']],
    ['after END of an aborted T1', ABORTS, 'disk TC END T1#1', ['ABORT'], ['OUTCOME aborted']],
    [
      'restarted with no record',
      restarted(yes1, null),
      'fault restart TC#1',
      ['ABORT'],
      ['OUTCOME unknown'],
    ],
    [
      'restarted with COMMIT, no END',
      restarted('disk TC COMMIT T1#1', 0),
      'fault restart TC#1',
      ['COMMIT'],
      ['OUTCOME committed'],
    ],
    [
      'restarted with ABORT, no END',
      restarted('disk TC ABORT T1#1', 0, ABORTS),
      'fault restart TC#1',
      ['ABORT'],
      ['OUTCOME aborted'],
    ],
    [
      'restarted after END',
      restarted('disk TC END T1#1', null),
      'fault restart TC#1',
      ['ABORT'],
      ['OUTCOME committed'],
    ],
    [
      'restarted with its disk lost',
      restarted('disk TC COMMIT T1#1', 0, {}, true),
      'disk TC DISK-REPLACED#1',
      ['REFUSE'],
      ['OUTCOME unknown'],
    ],
  ];

  it.each(table)('%s', (_phase, setup, event, participant, client) => {
    const run = runOf(ENTRY, setup);
    expect(answers(run, event, 'TC', 'P2', inquire)).toEqual(participant);
    expect(answers(run, event, 'TC', 'C1', outcome)).toEqual(client);
  });

  it('a client that asks about what the coordinator never heard of is told "unknown", never ABORT', () => {
    for (const event of ['invoke C1 1', 'disk TC COMMIT T1#1', 'disk TC END T1#1']) {
      expect(answers(runOf(ENTRY, COMMITS), event, 'TC', 'C1', never)).toEqual(['OUTCOME unknown']);
    }
  });

  it('while the decision is on its way to the disk the inquiry waits in the inbox', () => {
    const forcing = 'deliver P2>TC YES T1#1';
    const run = runOf(ENTRY, COMMITS);
    const index = run.events.findIndex((event) => event.name === forcing);
    const later = run.events.findIndex((event) => event.name === yes1);
    const decided = Math.max(index, later);
    expect(findProcess(run.configurationAt(decided), 'TC')?.write?.record.kind).toBe('COMMIT');
  });
});

describe('2PC: a participant answers a peer at every phase', () => {
  const table: readonly [phase: string, setup: RunSetup, event: string, says: string[]][] = [
    [
      'that has not heard of T1 forces ABORT first',
      COMMITS,
      'invoke C1 1',
      ['force ABORT', 'ABORT'],
    ],
    ['in doubt says so', COMMITS, 'disk P1 PREPARED T1#1', ['UNCERTAIN']],
    ['that has committed tells', COMMITS, 'disk P1 COMMIT T1#1', ['COMMIT']],
    ['that has aborted tells', ABORTS, 'disk P1 ABORT T1#1', ['ABORT']],
    [
      'whose disk was lost cannot tell',
      {
        interventions: [
          after('disk P1 PREPARED T1#1', { kind: 'crash', process: 'P1', loseDisk: true }),
          atTime(2500, { kind: 'restart', process: 'P1' }),
        ],
      },
      'disk P1 DISK-REPLACED#1',
      ['REFUSE'],
    ],
  ];
  it.each(table)('one %s', (_phase, setup, event, says) => {
    const run = runOf(ENTRY, { ...setup, options: { ...setup.options, cooperative: true } });
    expect(answers(run, event, 'P1', 'P2', inquire)).toEqual(says);
  });

  it('one that waits for a lock forces ABORT first', () => {
    const run = runOf(ENTRY, {
      options: {
        cooperative: true,
        clients: 2,
        workload: 'put',
        latencyMinMs: 50,
        latencyMaxMs: 50,
      },
    });
    const waiting = run.events.find((event) => {
      const state = findProcess(run.configurationAt(event.index), 'P1')?.state;
      return JSON.stringify(state).includes('"phase":"waiting"');
    });
    const blocked: Message = { kind: 'INQUIRE', transaction: 'T2' };
    expect(answers(run, waiting?.name ?? '', 'P1', 'P2', blocked)).toEqual([
      'force ABORT',
      'ABORT',
    ]);
  });
});
