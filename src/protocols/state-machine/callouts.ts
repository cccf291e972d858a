import type { Callout } from '../../scene/lesson.ts';
import { replicaOf, type State } from './lesson-facts.ts';
import type { ReplicaState, StateMachine } from './types.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */

export const CALLOUTS: readonly Callout<StateMachine>[] = [
  {
    id: 'RSM-1',
    text: 'One log, two states: something was read that is not in the log.',
    holds: (_event, before, { ghost: { parting } }) =>
      before.ghost.parting === null &&
      parting !== null &&
      parting.first.request !== null &&
      parting.first.request === parting.other.request,
  },
  {
    id: 'RSM-2',
    text: 'The same requests, all of them, in another order: another state.',
    holds: ({ process, effects }, _before, after) => {
      const isDone = effects.some((effect) => effect.kind === 'note' && effect.beat === 'applied');
      const own = isDone ? replicaOf(after, process ?? '') : null;
      return own !== null && others(after, process).some((other) => isReordered(own, other));
    },
  },
  {
    id: 'RSM-3',
    text: 'One program, one bug: the log brings it to every replica, and after each start.',
    holds: (_event, before, { ghost }) =>
      ghost.stumbled.length > 1 && ghost.stumbled.length > before.ghost.stumbled.length,
  },
  {
    id: 'RSM-4',
    text: 'A replica is behind just now. From outside it looks like one copy all the same.',
    holds: ({ effects }, _before, after) =>
      after.ghost.parting === null &&
      effects.some((effect) => effect.kind === 'reply' && isBehind(after, effect.operation)),
  },
];

function others({ processes }: State, process: string | null): readonly ReplicaState[] {
  return processes.flatMap(({ id, state }) =>
    id !== process && state?.role === 'replica' ? [state] : [],
  );
}

function idsOf({ applied }: ReplicaState): readonly string[] {
  return applied.map(({ entry }) => entry.id);
}

/** They have carried out the same requests, not in the same order, and have come to different states. */
function isReordered(one: ReplicaState, other: ReplicaState): boolean {
  const [ids, otherIds] = [idsOf(one), idsOf(other)];
  return (
    ids.length > 1 &&
    ids.join() !== otherIds.join() &&
    ids.toSorted().join() === otherIds.toSorted().join() &&
    one.applied.at(-1)?.digest !== other.applied.at(-1)?.digest
  );
}

/** Somebody who is up has not come to this request yet, and others have. */
function isBehind({ processes }: State, request: string): boolean {
  const ordered = processes.some(
    ({ state }) => state?.role === 'sequencer' && state.log.some(({ id }) => id === request),
  );
  const readers = processes.flatMap(({ state }) =>
    state?.role === 'replica' && state.halted === null ? [state] : [],
  );
  const are = readers.map((one) => idsOf(one).includes(request));
  return ordered && are.includes(true) && are.includes(false);
}
