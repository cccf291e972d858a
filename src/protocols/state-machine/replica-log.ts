import type { Context } from '../../engine/protocol.ts';
import { carryOut, digestOf, initialData } from './store.ts';
import type { Applied, LogRecord, Numbered, ReplicaState, StateMachine } from './types.ts';

type Here = Context<StateMachine>;

/** A replica that has read nothing yet. */
export function newborn(context: Here): ReplicaState {
  const data = initialData(context);
  return {
    role: 'replica',
    data,
    origin: digestOf(data),
    applied: [],
    early: [],
    asked: 0,
    skipped: [],
    halted: null,
  };
}

/** Does this entry crash the program? */
export function isDeadly({ entry, skip }: Numbered): boolean {
  return entry.work.kind === 'poison' && !skip;
}

/** What is left after the next entry. Not for one that is deadly. */
export function afterEntry(context: Here, state: ReplicaState, next: Numbered): ReplicaState {
  const position = state.applied.length + 1;
  const { data, result } = carryOut(context, state.data, next.entry, position);
  const applied: Applied = { ...next, result, digest: digestOf(data) };
  return { ...state, data, applied: [...state.applied, applied] };
}

/** The program stops at this entry: memory is gone, and what is on disk will make it stop again. */
export function stopped(
  context: Here,
  log: readonly Numbered[],
  times: number,
  skipped: readonly number[],
): ReplicaState {
  return { ...newborn(context), skipped, halted: { log, position: log.length, times } };
}

/** Begins anew and reads the whole log; `times`: how often it has stumbled at its end before. */
export function reread(
  context: Here,
  log: readonly Numbered[],
  skipped: readonly number[],
  times: number,
): ReplicaState {
  let state: ReplicaState = { ...newborn(context), skipped };
  for (const [at, one] of log.entries()) {
    const next = { ...one, skip: one.skip || skipped.includes(one.number) };
    if (isDeadly(next)) return stopped(context, log.slice(0, at + 1), times + 1, skipped);
    state = afterEntry(context, state, next);
  }
  return state;
}

/** The entries on a disk, and what is skipped of them. */
export function logOf(records: readonly LogRecord[]): {
  readonly log: readonly Numbered[];
  readonly skipped: readonly number[];
} {
  const skipped = records.flatMap((it) => (it.kind === 'SKIP' ? [it.number] : []));
  const log = records.flatMap((it): readonly Numbered[] => {
    if (it.kind === 'SKIP') return [];
    const { kind: _kind, ...rest } = it;
    return [rest];
  });
  return { log, skipped };
}
