import type { Problem } from './problem.ts';
import { ILLEGAL } from './space.ts';

/** An order without those operations that never returned and are not needed to explain anything. */
export function trimmed({ space, tasks }: Problem, witness: readonly number[]): readonly number[] {
  const taskOf = new Map(tasks.map((task) => [task.op, task]));
  const isLegal = (order: readonly number[]): boolean => {
    let state = space.start;
    for (const op of order) {
      state = space.step(state, taskOf.get(op)?.kind ?? ILLEGAL);
      if (state === ILLEGAL) return false;
    }
    return true;
  };
  let order = witness;
  for (const op of witness.toReversed()) {
    if (taskOf.get(op)?.isOptional !== true) continue;
    const shorter = order.filter((other) => other !== op);
    if (isLegal(shorter)) order = shorter;
  }
  return order;
}
