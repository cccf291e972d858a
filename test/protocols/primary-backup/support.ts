import { ensure } from '../../../src/base/assert.ts';
import type { Run } from '../../../src/engine/run.ts';
import { TAUGHT, type TaughtEntry } from '../../../src/protocols/lessons.ts';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import { viewTable } from '../../../src/protocols/primary-backup/scenario-parts.ts';
import { last, runScenario, type RunSetup } from '../../support/runs.ts';

export const ENTRY: TaughtEntry = ensure(
  TAUGHT.find(({ protocol }) => protocol.id === primaryBackup.protocol.id),
  'entry',
);

export function play(id: string, changes: RunSetup = {}): Run {
  return runScenario(ENTRY, id, changes);
}

export function tableOf(run: Run): readonly string[] {
  return viewTable(last(run));
}

/** What the clients were told, in the order in which they were: `C1.r1 OK`, `C1.r2 = 1`. */
export function answers(run: Run): readonly string[] {
  return run.events.flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.kind === 'reply' ? [`${effect.operation} ${answerText(effect.result)}`] : [],
    ),
  );
}

function answerText(result: unknown): string {
  const found = result as { readonly kind: string; readonly value?: string | null };
  return found.kind === 'done' ? 'OK' : `= ${found.value ?? 'nothing'}`;
}

export function violations(run: Run): readonly string[] {
  const verdicts = run.verdictsAt(run.count - 1);
  return verdicts.filter(({ state }) => state === 'violated').map(({ rule }) => rule);
}

/** `VS for S1 by PB-V6`. */
export function waiting(run: Run): readonly string[] {
  return (run.end?.waiting ?? []).map(
    ({ process, waitsFor, rule }) => `${process} for ${waitsFor.join(' and ')} by ${rule}`,
  );
}

/** Rules that the handlers cited on the way. */
export function cited(run: Run): ReadonlySet<string> {
  return new Set(
    run.events.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'note' && effect.rule !== undefined ? [effect.rule] : [],
      ),
    ),
  );
}

/** Scenarios that show what a rule is good for, by leaving it out. */
export const BROKEN = ENTRY.scenarios.filter(
  ({ off, challenge }) => off.length > 0 && challenge === undefined,
);
