import { describe, expect, it } from 'vitest';
import { items } from '../../../src/base/log-list.ts';
import { phaseBand } from '../../../src/protocols/two-phase-commit/strip.ts';
import type { Picture } from '../../../src/scene/presentation.ts';
import type { TwoPhase } from '../../../src/protocols/two-phase-commit/types.ts';
import { runScenario } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

describe('The phase band', () => {
  it.each(ENTRY.scenarios.filter(({ group }) => group !== 'Sandbox').map(({ id }) => id))(
    '%s: says "COMMIT logged" only where COMMIT has been on the coordinator’s disk',
    (id) => {
      const run = runScenario(ENTRY, id);
      // A disk that is lost later has had it all the same.
      const logged = new Set<string>();
      for (let index = 0; index < run.count; index += 1) {
        const now = run.configurationAt(index);
        const coordinator = now.processes.find(({ role }) => role === 'coordinator');
        for (const { kind } of coordinator === undefined ? [] : items(coordinator.log)) {
          logged.add(kind);
        }
        const labels = phaseBand(now as unknown as Picture<TwoPhase>).map(({ label }) => label);
        const isSaid = labels.includes('COMMIT logged');
        expect([index, !isSaid || logged.has('COMMIT')]).toEqual([index, true]);
      }
    },
  );

  it('where two have decided two ways it says how many each', () => {
    const run = runScenario(ENTRY, 'told-before-it-was-logged');
    const end = run.configurationAt(run.count - 1) as unknown as Picture<TwoPhase>;
    expect(phaseBand(end).map(({ label }) => label)).toEqual([
      'Prepare',
      'Votes 2/2',
      'No decision yet',
      'Not logged',
      'COMMIT 1, ABORT 1',
    ]);
  });
});
