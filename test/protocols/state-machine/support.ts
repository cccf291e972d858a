import type { History, Operation } from '../../../src/checker/history/index.ts';
import type { TraceEvent } from '../../../src/engine/action.ts';
import { operationHistory } from '../../../src/engine/operations.ts';
import type { Run } from '../../../src/engine/run.ts';
import { stateMachine } from '../../../src/protocols/state-machine/index.ts';
import type { ReplicaState, StateMachine } from '../../../src/protocols/state-machine/types.ts';
import type { TaughtEntry } from '../../../src/protocols/lessons.ts';
import { lesson } from '../../../src/protocols/state-machine/lesson.ts';
import { findProcess, type Configuration } from '../../../src/engine/configuration.ts';
import { last, runScenario, type RunSetup } from '../../support/runs.ts';

export const ENTRY = { ...stateMachine, lesson } as unknown as TaughtEntry;

export function play(id: string, changes: RunSetup = {}): Run {
  return runScenario(ENTRY, id, changes);
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
  if (found.kind === 'done') return 'OK';
  return found.kind === 'found' ? `= ${found.value ?? 'nothing'}` : found.kind;
}

export function violations(run: Run): readonly string[] {
  const verdicts = run.verdictsAt(run.count - 1);
  return verdicts.filter(({ state }) => state === 'violated').map(({ rule }) => rule);
}

/** What the clients called and heard, as the checker of histories reads it. */
export function historyOf(events: readonly TraceEvent[]): History {
  const ops = operationHistory(events).flatMap(({ client, call, ret, operation, result }) => {
    const found = ENTRY.protocol.history?.(operation, result) ?? null;
    return found === null ? [] : [{ ...found, client, call, ret } as Operation];
  });
  return { model: 'kv', init: null, ops };
}

/** The sentence that the violated rule comes with. */
export function complaint(run: Run): string {
  const verdicts = run.verdictsAt(run.count - 1);
  return verdicts.find(({ state }) => state === 'violated')?.message ?? '';
}

export function ending(run: Run): Configuration<StateMachine> {
  return last(run) as Configuration<StateMachine>;
}

export function replicaAt(configuration: Configuration<StateMachine>, id: string): ReplicaState {
  const state = findProcess(configuration, id)?.state;
  if (state?.role !== 'replica') throw new Error(`${id} has no state`);
  return state;
}

/** Digests by position, from 0. */
export function digests(run: Run, id: string): readonly string[] {
  const { origin, applied } = replicaAt(ending(run), id);
  return [origin, ...applied.map(({ digest }) => digest)];
}
