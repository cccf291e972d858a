import type { Fault } from '../engine/action.ts';
import type { ProcessId } from '../engine/configuration.ts';
import type { Snapshot } from '../worker/wire.ts';

/** Cuts between two groups of nodes, and what mends them. */

/** Those on the other side. Where clients reach both sides, they stand on neither. */
export function otherSide(
  side: readonly ProcessId[],
  { picture }: Snapshot,
  clientsPass: boolean,
): readonly ProcessId[] {
  return picture.processes
    .filter(({ id, client }) => !side.includes(id) && !(clientsPass && client !== null))
    .map(({ id }) => id);
}

/** Why no wall can be built around these yet; null: it can. */
export function wallProblem(side: readonly ProcessId[], snapshot: Snapshot): string | null {
  if (side.length === 0) return 'Choose at least one node first.';
  return otherSide(side, snapshot, false).length === 0
    ? 'Somebody must be on the other side.'
    : null;
}

/** Everything that is cut, healed at once; null: nothing is. */
export function healAll({ picture }: Snapshot): Fault | null {
  if (picture.cuts.length === 0) return null;
  const ids = [...new Set(picture.cuts.flatMap((cut) => cut.split('>')))].toSorted();
  return { kind: 'heal', from: ids, to: ids, both: true };
}
