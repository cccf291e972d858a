import { findProcess, type Configuration, type ProcessId } from '../../engine/configuration.ts';
import type { Course, Evidence } from '../../scene/lesson.ts';
import { digestAt } from './node-face.ts';
import type { ReplicaState, StateMachine } from './types.ts';
import { resultText } from './words.ts';

/** What can be read off a run: the questions of the lesson are answered from this and from nothing else. */

export type Run = Course<StateMachine>;
export type State = Configuration<StateMachine>;
export type Facts = Evidence<StateMachine>;

export function replicaOf(state: State | null, who: ProcessId): ReplicaState | null {
  const memory = state === null ? null : findProcess(state, who)?.state;
  return memory?.role === 'replica' ? memory : null;
}

function readers(state: State): readonly ReplicaState[] {
  return state.processes.flatMap(({ state: memory }) =>
    memory?.role === 'replica' && memory.halted === null ? [memory] : [],
  );
}

/** How many different states there are at a position, among those who have come there. */
export function digestsAt(state: State, position: number): string {
  const there = readers(state).filter(({ applied }) => applied.length >= position);
  return String(new Set(there.map((one) => digestAt(one, position))).size);
}

/** How many programs are up. */
export function upIn(state: State): string {
  return String(readers(state).length);
}

/** What a replica has under a key in the end. */
export function held(state: State | null, who: ProcessId, key: string): string {
  return replicaOf(state, who)?.data[key] ?? 'nothing';
}

/** What all replicas have under a key, or that they have not the same. */
export function heldByAll(state: State, key: string): string {
  const values = [...new Set(readers(state).map(({ data }) => data[key] ?? 'nothing'))];
  return values.length === 1 ? (values[0] ?? 'nothing') : 'apart';
}

/** The position at which digests parted first, or 'never'. */
export function partedAt({ end }: Run): string {
  const { parting } = end.ghost;
  return parting === null ? 'never' : String(parting.position);
}

/** What a client was told first, or 'never'. */
export function told(run: Run, operation: string): string {
  const found = toldAt(run, operation);
  if (found === undefined) return 'never';
  for (const effect of found.effects) {
    if (effect.kind === 'reply' && effect.operation === operation) return resultText(effect.result);
  }
  return 'never';
}

/** The event with which it was told. */
export function toldAt({ events }: Run, operation: string) {
  return events.find(({ effects }) =>
    effects.some((effect) => effect.kind === 'reply' && effect.operation === operation),
  );
}

/** Of which replica the answer was that it went by. */
export function toldBy(run: Run, operation: string): string {
  const name = toldAt(run, operation)?.name ?? '';
  return /^deliver (R\d)>/.exec(name)?.[1] ?? 'nobody';
}

export function indexOf({ events }: Run, name: string): number {
  return events.find((event) => event.name === name)?.index ?? Number.POSITIVE_INFINITY;
}

/** Who was the first to say or write what a request comes to, for all; 'nobody': it was not chosen so. */
export function chooser({ events }: Run, operation: string): string {
  const found = events.find(({ effects }) =>
    effects.some((effect) => {
      if (effect.kind !== 'forceStart' && effect.kind !== 'send') return false;
      const thing = effect.kind === 'send' ? effect.message : effect.record;
      if (thing.kind !== 'ENTRY' && thing.kind !== 'REQUEST') return false;
      return thing.entry.id === operation && thing.entry.chosen !== null;
    }),
  );
  return found?.process ?? 'nobody';
}

/** Who wrote anything into its log first of all. */
export function firstToWrite({ events }: Run): string {
  return (
    events.find(({ effects }) => effects.some(({ kind }) => kind === 'forceStart'))?.process ?? ''
  );
}
