import { ILLEGAL } from './space.ts';
import type { History } from './types.ts';
import { wholeOf } from './whole.ts';

const COUNT_BUDGET = 20_000;
const MOST_OPERATIONS = 60;

/**
 * How many orders explain every answer, all keys together. An order ends with the last operation that returned;
 * what never returned counts only where it stands before one that did. Out: null where there is too much to count.
 */
export function countLinearizations(history: History, budget = COUNT_BUDGET): number | null {
  const { space, tasks } = wholeOf(history);
  if (tasks.length > MOST_OPERATIONS) return null;
  const memory = new Map<string, number>();
  let nodes = 0;

  function count(done: readonly boolean[], state: number): number {
    const waiting = tasks.filter(({ isOptional }, at) => !isOptional && !done[at]);
    if (waiting.length === 0) return 1;
    const name = `${state}:${done.map(Number).join('')}`;
    const known = memory.get(name);
    if (known !== undefined) return known;
    const soonest = Math.min(...waiting.map(({ ret }) => ret));
    let sum = 0;
    for (const [at, { call, kind }] of tasks.entries()) {
      if (done[at] || call > soonest) continue;
      const next = space.step(state, kind);
      if (next === ILLEGAL) continue;
      if (++nodes > budget) return Number.NaN;
      sum += count(done.with(at, true), next);
    }
    memory.set(name, sum);
    return sum;
  }

  const total = count(
    tasks.map(() => false),
    space.start,
  );
  return Number.isNaN(total) ? null : total;
}
