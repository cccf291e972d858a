import type { Problem, Task } from './problem.ts';
import { ILLEGAL } from './space.ts';
import type { Value } from './types.ts';

/** An order that explains some answers and cannot be continued by any operation that must come next. */
export interface Death {
  /** Indices into the history. */
  readonly order: readonly number[];
  /** The object after these; several values where the model is nondeterministic. */
  readonly states: readonly Value[];
  readonly blocked: readonly Blocked[];
}

/** An operation that could come next by its interval, and cannot by its answer. */
interface Blocked {
  readonly op: number;
  /** What it would have answered here. */
  readonly answers: readonly Value[];
}

export interface Deaths {
  readonly deaths: readonly Death[];
  /** False: there are more. */
  readonly isComplete: boolean;
}

const MOST = 12;
const FEW = 2;
const NODES = 4000;
/** In a longer history nobody would read the orders. */
const MOST_OPERATIONS = 40;

/**
 * Every way to begin that real time and the answers allow, as far as it goes. Orders of the same operations that leave
 * the same state die the same death: one stands for all. What only observes is placed as early as it can be, and what
 * never returned only where it helps.
 */
export function deathsOf({ space, tasks }: Problem): Deaths {
  const deaths: Death[] = [];
  const visited = new Map<string, boolean>();
  let nodes = 0;

  const isDone = (order: readonly number[], task: number) => order.includes(task);

  /** Out: whether another operation that returned can be placed. */
  function explore(order: readonly number[], state: number): boolean {
    if (nodes++ > NODES || deaths.length > MOST) return true;
    const waiting = [...tasks.keys()].filter((task) => !isDone(order, task));
    const required = waiting.filter((task) => !tasks[task]!.isOptional);
    const soonest = Math.min(...required.map((task) => tasks[task]!.ret));
    const possible = waiting.filter((task) => tasks[task]!.call <= soonest);
    const found = deaths.length;
    let goesOn = false;
    const first = possible.find((task) => tasks[task]!.observes && next(task, state) === state);
    for (const task of first === undefined ? possible : [first]) {
      const after = next(task, state);
      const { isOptional } = tasks[task]!;
      if (after === ILLEGAL || (isOptional && after === state)) continue;
      const longer = [...order, task];
      const name = `${after}:${longer.toSorted((a, b) => a - b).join()}`;
      const helps = visited.get(name) ?? explore(longer, after);
      visited.set(name, helps);
      if (!isOptional || helps) goesOn = true;
    }
    if (goesOn) return true;
    // What never returned helped nobody here: of few such operations all is told, of many only where it began.
    if (waiting.length - required.length > FEW) deaths.length = found;
    const blocked = possible.filter((task) => !tasks[task]!.isOptional);
    deaths.splice(found, 0, {
      order: order.map((task) => tasks[task]!.op),
      states: space.valuesOf(state),
      blocked: blocked.map((task) => ({
        op: tasks[task]!.op,
        answers: answers(tasks[task]!, state),
      })),
    });
    return false;
  }

  function next(task: number, state: number): number {
    return space.step(state, tasks[task]!.kind);
  }

  function answers({ kind }: Task, state: number): readonly Value[] {
    return space.predict(state, kind).map(({ out }) => space.outOf(out));
  }

  if (tasks.length > MOST_OPERATIONS) return { deaths: [], isComplete: false };
  explore([], space.start);
  return { deaths: deaths.slice(0, MOST), isComplete: nodes <= NODES && deaths.length <= MOST };
}
