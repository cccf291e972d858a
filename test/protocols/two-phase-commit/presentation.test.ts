import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/engine/run.ts';
import { eventNamed, machineOf, runScenario } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

const { presentation } = ENTRY;

function band(run: Run, event: string): readonly string[] {
  const { index } = eventNamed(run, event);
  return presentation
    .strip(run.configurationAt(index))
    .map(({ label, state }) => `${label}: ${state}`);
}

describe('2PC presentation', () => {
  it('the phase band goes from PREPARE to the last participant', () => {
    const run = runScenario(ENTRY, 'everyone-says-yes');
    expect(band(run, 'deliver C1>TC TXN T1#1')[0]).toBe('Prepare: now');
    expect(band(run, 'disk P1 PREPARED T1#1').slice(1, 3)).toEqual([
      'Votes 1/2: now',
      'No decision yet: open',
    ]);
    expect(band(run, 'disk P2 PREPARED T1#1').slice(1, 3)).toEqual([
      'Votes 2/2: past',
      'No decision yet: open',
    ]);
    expect(band(run, 'disk TC COMMIT T1#1').slice(2)).toEqual([
      'No decision yet: past',
      'COMMIT logged: now',
      'Decision out 0/2: ahead',
    ]);
    expect(band(run, 'disk P2 COMMIT T1#1')[4]).toBe('Decision out 1/2: now');
    expect(band(run, 'disk TC END T1#1')[4]).toBe('Decision out 2/2: past');
  });

  it('a coordinator that died before deciding leaves the decision open; after the record it does not', () => {
    expect(
      band(runScenario(ENTRY, 'coordinator-dies-before-deciding'), 'fault crash TC#1').slice(1, 4),
    ).toEqual(['Votes 2/2: past', 'No decision yet: open', 'Decision logged: ahead']);
    expect(
      band(runScenario(ENTRY, 'coordinator-dies-after-commit-record'), 'fault crash TC#1')[3],
    ).toBe('COMMIT logged: now');
  });

  it('a prepared participant is uncertain until it knows, and shows its lock', () => {
    const run = runScenario(ENTRY, 'commit-to-p2-lost');
    const face = (event: string): ReturnType<typeof presentation.node> => {
      const picture = run.configurationAt(eventNamed(run, event).index);
      const process = picture.processes.find(({ id }) => id === 'P2') ?? picture.processes[0];
      return presentation.node(process as NonNullable<typeof process>, picture);
    };
    expect(face('fire P2 inquire T1#1')).toMatchObject({
      word: 'prepared',
      tone: 'uncertain',
      facts: ['B = 100'],
      locks: [{ key: 'B', mode: 'exclusive', holders: ['T1'], waiters: [] }],
    });
    expect(face('disk P2 COMMIT T1#1')).toMatchObject({
      tone: 'committed',
      seal: { kind: 'commit', subject: 'T1' },
      facts: ['B = 110'],
      locks: [],
    });
  });

  it.each([2, 3, 4, 5, 6])(
    'places of %i participants and three clients keep apart',
    (participants) => {
      const { specs } = machineOf(ENTRY, { options: { participants, clients: 3 } }).world;
      const { wide, tall } = presentation.places(specs);
      for (const [places, least] of [
        [wide, 0.19],
        [tall, 0.24],
      ] as const) {
        const spots = Object.values(places);
        const distances = spots.flatMap(([x, y], at) =>
          spots
            .slice(at + 1)
            .map(([otherX, otherY]) => Math.max(Math.abs(x - otherX), Math.abs(y - otherY))),
        );
        expect(Math.min(...distances)).toBeGreaterThanOrEqual(least);
      }
    },
  );
});
