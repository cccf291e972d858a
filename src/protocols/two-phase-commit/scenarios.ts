import type { Intervention, InterventionAction, Scenario } from '../../engine/spec.ts';

/** `action` right after the event of that name. */
function after(event: string, action: InterventionAction, timeMs: number): Intervention {
  return { at: { after: event, timeMs }, action };
}

const BASE = {
  group: 'Atomicity',
  options: {},
  off: [],
  seed: 1,
  interventions: [],
  nominalHopMs: 50,
  horizonMs: 20_000,
} as const;

export const SCENARIOS: readonly Scenario[] = [
  {
    ...BASE,
    id: 'everyone-says-yes',
    title: 'What if everyone says yes?',
    summary: 'A transfer touches two servers. Both can do it, so both must.',
    decisive: 'disk TC COMMIT T1#1',
    claims: { outcome: 'settled', violates: [] },
  },
  {
    ...BASE,
    id: 'coordinator-dies-before-deciding',
    title: 'The coordinator dies before deciding: who may decide now?',
    summary:
      'Both participants voted YES. The one who counts the votes is gone, and its log is empty.',
    interventions: [after('deliver P1>TC YES T1#1', { kind: 'crash', process: 'TC' }, 200)],
    decisive: 'fault crash TC#1',
    claims: { outcome: 'blocked', violates: [] },
  },
];
