import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/engine/run.ts';
import {
  balances,
  crashAt,
  crashPoints,
  decisionOf,
  ENTRY,
  healthy,
  logOf,
  participants,
  restartAt,
  violated,
  type CrashPoint,
} from '../../support/two-phase.ts';
import { runOf, type RunSetup } from '../../support/runs.ts';

const RESTART_MS = 3000;

function hasCommitRecord(run: Run): boolean {
  return logOf(run, 'TC').some((record) => record.kind === 'COMMIT');
}

function label(point: CrashPoint): string {
  return `${point.event} k=${point.k ?? 'end'}`;
}

/** After everybody is back, everybody has decided, all alike, and no money is lost or made. */
function expectAllDecided(run: Run, expected: string, context: string): void {
  expect([context, violated(run)]).toEqual([context, []]);
  expect([context, run.end?.outcome]).toEqual([context, 'settled']);
  const total = 100 * participants(run).length;
  expect([context, balances(run)]).toEqual([context, total]);
  for (const id of participants(run)) {
    const decision = decisionOf(run, id);
    // A participant that never heard of the transaction has nothing to decide: it will abort when asked.
    expect([context, id, decision ?? 'aborted']).toEqual([context, id, expected]);
  }
}

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

describe('2PC: crash sweep, pairs', () => {
  const run = healthy({ options: { participants: 2 } });
  const coordinatorPoints = crashPoints(run, 'TC');

  it.each(participants(run))(
    'coordinator and %s, each at every event and effect, restarted and not',
    (id) => {
      for (const first of coordinatorPoints) {
        for (const second of crashPoints(run, id)) {
          const crashes = [
            { index: first.index, crash: crashAt(first, 'TC') },
            { index: second.index, crash: crashAt(second, id) },
          ]
            .sort((a, b) => a.index - b.index)
            .map(({ crash }) => crash);
          const context = `${label(first)} + ${label(second)}`;
          const down = runOf(ENTRY, { interventions: crashes });
          expect([context, violated(down)]).toEqual([context, []]);
          const oneBack = runOf(ENTRY, { interventions: [...crashes, restartAt(RESTART_MS, id)] });
          expect([context, violated(oneBack)]).toEqual([context, []]);
          const otherBack = runOf(ENTRY, {
            interventions: [...crashes, restartAt(RESTART_MS, 'TC')],
          });
          expect([context, violated(otherBack)]).toEqual([context, []]);
          const back = runOf(ENTRY, {
            interventions: [
              ...crashes,
              restartAt(RESTART_MS, 'TC'),
              restartAt(RESTART_MS + 700, id),
            ],
          });
          expectAllDecided(back, hasCommitRecord(back) ? 'committed' : 'aborted', context);
        }
      }
    },
  );
});
