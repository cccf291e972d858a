import type { Task } from './problem.ts';
import { ILLEGAL } from './space.ts';
import type { History, Verdict } from './types.ts';
import { wholeOf } from './whole.ts';

export interface SequentialJudgement {
  readonly sequential: Verdict;
  /** Indices into `ops` in an order that keeps each client's own; null if none was found. */
  readonly witness: readonly number[] | null;
}

interface Choice {
  readonly client: number;
  readonly state: number;
  /** There was no need to try another client. */
  readonly isOnly: boolean;
}

const SEQUENTIAL_BUDGET = 200_000;

/**
 * Is there an order that explains every answer and keeps each client's own order, whatever the clock said (Lamport 1979;
 * Attiya & Welch 1994)? All keys are judged together and the history as a whole: unlike linearizability it holds neither
 * for each object by itself nor for every prefix. `budget`: explored nodes.
 */
export function judgeSequential(history: History, budget = SEQUENTIAL_BUDGET): SequentialJudgement {
  const { space, tasks } = wholeOf(history);
  const lanes = lanesOf(history, tasks);
  const places = lanes.map(() => 0);
  const visited = new Set<string>();
  const chosen: Choice[] = [];
  const order: number[] = [];
  let left = tasks.filter(({ isOptional }) => !isOptional).length;
  let state = space.start;
  let client = 0;

  function retreat(): boolean {
    for (;;) {
      const last = chosen.pop();
      if (last === undefined) return false;
      places[last.client]!--;
      order.pop();
      if (lanes[last.client]![places[last.client]!]!.isOptional === false) left++;
      state = last.state;
      client = last.client + 1;
      if (!last.isOnly) return true;
    }
  }

  for (let nodes = 0; left > 0;) {
    if (client >= lanes.length) {
      if (!retreat()) return { sequential: false, witness: null };
      continue;
    }
    if (++nodes > budget) return { sequential: 'unknown', witness: null };
    const task = lanes[client]![places[client]!];
    const next = task === undefined ? ILLEGAL : space.step(state, task.kind);
    if (task === undefined || next === ILLEGAL) {
      client++;
      continue;
    }
    const isOnly = task.observes && next === state;
    places[client]!++;
    const name = `${next}:${places.join()}`;
    if (visited.has(name)) {
      places[client]!--;
      client++;
      if (isOnly && !retreat()) return { sequential: false, witness: null };
      continue;
    }
    visited.add(name);
    chosen.push({ client, state, isOnly });
    order.push(task.op);
    if (!task.isOptional) left--;
    state = next;
    client = 0;
  }
  return { sequential: true, witness: order };
}

/** Each client's operations in order. */
function lanesOf({ ops }: History, tasks: readonly Task[]): readonly (readonly Task[])[] {
  const lanes = new Map<string | number, Task[]>();
  for (const task of tasks) {
    const { client } = ops[task.op]!;
    const lane = lanes.get(client);
    if (lane === undefined) lanes.set(client, [task]);
    else lane.push(task);
  }
  return [...lanes.values()];
}
