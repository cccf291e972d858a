import { describe, expect, it } from 'vitest';
import {
  expectAllDecided,
  hasCommitRecord,
  label,
  RESTART_MS,
} from '../../support/crash-sweeps.ts';
import {
  crashAt,
  crashPoints,
  decisionOf,
  ENTRY,
  healthy,
  participants,
  restartAt,
  violated,
} from '../../support/two-phase.ts';
import { runOf, type RunSetup } from '../../support/runs.ts';

const SETUPS: readonly (RunSetup & { readonly name: string })[] = [
  { name: 'two participants, all say yes', options: { participants: 2 } },
  { name: 'three participants, cooperative', options: { participants: 3, cooperative: true } },
];

describe.each(SETUPS)('2PC: crash sweep, $name', (setup) => {
  const run = healthy(setup);

  it('the coordinator at every event and effect: the outcome flips exactly at the force of COMMIT', () => {
    const outcomes = crashPoints(run, 'TC').map((point) => {
      const down = runOf(ENTRY, { ...setup, interventions: [crashAt(point, 'TC')] });
      expect([label(point), violated(down)]).toEqual([label(point), []]);
      const isCommitted = hasCommitRecord(down);
      const decided = participants(down).flatMap((id) => decisionOf(down, id) ?? []);
      const wrong = decided.filter(
        (decision) => decision !== (isCommitted ? 'committed' : 'aborted'),
      );
      expect([label(point), wrong]).toEqual([label(point), []]);
      const back = runOf(ENTRY, {
        ...setup,
        interventions: [crashAt(point, 'TC'), restartAt(RESTART_MS, 'TC')],
      });
      expectAllDecided(back, isCommitted ? 'committed' : 'aborted', label(point));
      return { point, isCommitted };
    });
    const first = outcomes.findIndex((outcome) => outcome.isCommitted);
    expect(outcomes.slice(first).every((outcome) => outcome.isCommitted)).toBe(true);
    expect(outcomes[first]?.point.event).toBe('disk TC COMMIT T1#1');
    expect(outcomes[first - 1]?.point.event).not.toBe('disk TC COMMIT T1#1');
  });

  it.each(participants(run))('%s at every event and effect, restarted and not', (id) => {
    for (const point of crashPoints(run, id)) {
      const down = runOf(ENTRY, { ...setup, interventions: [crashAt(point, id)] });
      expect([label(point), violated(down)]).toEqual([label(point), []]);
      const back = runOf(ENTRY, {
        ...setup,
        interventions: [crashAt(point, id), restartAt(RESTART_MS, id)],
      });
      expectAllDecided(back, hasCommitRecord(back) ? 'committed' : 'aborted', label(point));
    }
  });
});
