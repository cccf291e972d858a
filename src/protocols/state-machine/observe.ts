import type { TraceEvent } from '../../engine/action.ts';
import type { Configuration, ProcessId } from '../../engine/configuration.ts';
import { withSeen, type First, type Ghost } from './ghost.ts';
import type { ReplicaState, StateMachine } from './types.ts';
import { operationText } from './words.ts';

/** Compares what a replica has come to with what others came to at the same position, whenever that was. */
export function observe(
  ghost: Ghost,
  event: TraceEvent<StateMachine>,
  configuration: Configuration<StateMachine>,
): Ghost {
  const process = configuration.processes.find(({ id }) => id === event.process);
  if (process?.role !== 'replica') return ghost;
  const state = process.state?.role === 'replica' ? process.state : null;
  let now = compare(ghost, process.id, state);
  if (event.effects.some((effect) => effect.kind === 'note' && effect.beat === 'fetched'))
    now = withSeen(now, 'fetched');
  if (state === null) return now;
  if (state.halted !== null) return stumbled(now, process.id, configuration);
  return isFurtherThanAnother(configuration, state) ? withSeen(now, 'behind') : now;
}

/** What was carried out to get to each position, and the digest there. */
function chainOf(replica: ProcessId, { origin, applied }: ReplicaState): readonly First[] {
  return [
    { digest: origin, replica, title: BEGINNING, request: null },
    ...applied.map(({ digest, entry }) => ({
      digest,
      replica,
      title: operationText(entry.work),
      request: entry.id,
    })),
  ];
}

const BEGINNING = 'the beginning';

function compare(ghost: Ghost, replica: ProcessId, state: ReplicaState | null): Ghost {
  const compared = ghost.heights[replica] ?? 0;
  const length = state === null ? 0 : state.applied.length + 1;
  if (length === compared) return ghost;
  let now: Ghost = { ...ghost, heights: { ...ghost.heights, [replica]: length } };
  if (state === null) return now;
  // Shorter than before: it has begun anew, and what it reads again may come out differently.
  const from = length < compared ? 0 : compared;
  const chain = chainOf(replica, state);
  for (let position = from; position < length; position++) {
    const other = chain[position];
    if (other !== undefined) now = at(now, position, other);
  }
  return now;
}

function at(ghost: Ghost, position: number, other: First): Ghost {
  const first = ghost.firsts[position];
  if (first === undefined) return { ...ghost, firsts: [...ghost.firsts, other] };
  if (first.digest === other.digest || ghost.parting !== null) return ghost;
  return { ...ghost, parting: { position, first, other } };
}

function stumbled(
  ghost: Ghost,
  replica: ProcessId,
  { processes }: Configuration<StateMachine>,
): Ghost {
  if (ghost.stumbled.includes(replica)) return ghost;
  const now = { ...ghost, stumbled: [...ghost.stumbled, replica] };
  const all = processes.filter(({ role }) => role === 'replica');
  return all.length === now.stumbled.length ? withSeen(now, 'crashed all') : now;
}

function isFurtherThanAnother(
  { processes }: Configuration<StateMachine>,
  { applied }: ReplicaState,
): boolean {
  return processes.some(
    ({ state }) => state?.role === 'replica' && state.applied.length < applied.length,
  );
}
