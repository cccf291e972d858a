import { expect } from 'vitest';
import type { Fault } from '../../../src/engine/action.ts';
import type { Run } from '../../../src/engine/run.ts';
import { eventNamed, runOf, type RunSetup } from '../../support/runs.ts';
import { ENTRY, logOf, violated } from '../../support/two-phase.ts';

/** How the tests of single situations are told: what is done to a run, and what was sent and logged in it. */

export function crash(process: string, afterEffects?: number): Fault {
  return { kind: 'crash', process, ...(afterEffects === undefined ? {} : { afterEffects }) };
}

export const restart = (process: string): Fault => ({ kind: 'restart', process });

export const drop = (envelope: string): Fault => ({ kind: 'drop', envelope });

export const voteNo = (process: string): Fault => ({
  kind: 'perturb',
  process,
  perturbation: 'vote-no',
});

/** A run in which no property may be broken. */
export function play(setup: RunSetup = {}): Run {
  const run = runOf(ENTRY, setup);
  expect(violated(run)).toEqual([]);
  return run;
}

export function kinds(run: Run, process: string): readonly string[] {
  return logOf(run, process).map((record) => record.kind);
}

export function sentAt(run: Run, event: string): readonly string[] {
  return eventNamed(run, event).effects.flatMap((effect) =>
    effect.kind === 'send' ? [effect.envelope] : [],
  );
}

export function sentEver(run: Run, start: string): readonly string[] {
  return run.events
    .flatMap((event) => event.effects)
    .flatMap((effect) =>
      effect.kind === 'send' && effect.envelope.startsWith(start) ? [effect.envelope] : [],
    );
}
