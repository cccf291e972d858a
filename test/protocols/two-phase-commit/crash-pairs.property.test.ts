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
  ENTRY,
  healthy,
  participants,
  restartAt,
  violated,
} from '../../support/two-phase.ts';
import { runOf } from '../../support/runs.ts';

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
