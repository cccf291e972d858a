import { createStand } from './jit.ts';
import type { Model } from './model.ts';
import { createProblem, unanswered, until, type Placed } from './problem.ts';
import { createSpace } from './space.ts';
import type { Value } from './types.ts';

const EXPECT_BUDGET = 100_000;
const PROBE = 'probe';

export interface Expected {
  /** What the object can have been at some instant while the operation ran, had it only looked. */
  readonly states: readonly Value[];
  /** What the operation can have answered. */
  readonly answers: readonly Value[];
}

/**
 * What an answer could have been, given all that had returned before it: everything that some order of the other
 * operations allows. In: the operations of one object. Out: null where there are too many orders.
 */
export function expectedOf(
  model: Model,
  init: Value,
  placed: readonly Placed[],
  op: number,
): Expected | null {
  const time = placed.find((one) => one.op === op)?.operation.ret ?? null;
  if (time === null) return null;
  const prefix = until(placed, { op, time });
  const answers = answersOf(model, init, prefix, op);
  const looking = prefix.map((one) =>
    one.op === op ? { op, operation: { ...one.operation, op: PROBE } } : one,
  );
  const states = answersOf(withProbe(model), init, looking, op);
  return answers === null || states === null ? null : { states, answers };
}

/** An operation that finds the state, whatever it is. */
function withProbe(model: Model): Model {
  return {
    ...model,
    outcomes: (state, request) =>
      request.op === PROBE ? [{ state, out: state }] : model.outcomes(state, request),
    observes: (answered) => answered.op === PROBE || model.observes(answered),
    normal: (op, out) => (op === PROBE ? out : model.normal(op, out)),
  };
}

function answersOf(
  model: Model,
  init: Value,
  prefix: readonly Placed[],
  op: number,
): readonly Value[] | null {
  const space = createSpace(model, init);
  const open = prefix.map((one) =>
    one.op === op
      ? { op, operation: { ...unanswered(one.operation), ret: one.operation.ret } }
      : one,
  );
  const { tasks, instants } = createProblem(model, space, open);
  const asked = tasks.findIndex((task) => task.op === op);
  const stand = createStand(space);
  let nodes = 0;
  const spend = <T>(search: Generator<void, T, void>): T | null => {
    for (;;) {
      const next = search.next();
      if (next.done === true) return next.value;
      if (++nodes > EXPECT_BUDGET) return null;
    }
  };
  for (const { task, isReturn } of instants) {
    const one = tasks[task]!;
    if (!isReturn) {
      if (one.isOptional) stand.invokeOptional(one.kind);
      else stand.invoke({ ...one, slot: task, isKnown: task !== asked });
    } else if (task !== asked && spend(stand.respond(task)) !== true) return null;
  }
  const reached = spend(stand.reach(asked));
  if (reached === null) return null;
  const numbers = new Set(reached.map(({ done }) => stand.answerIn(done, asked)));
  return [...numbers].filter((number) => number !== null).map((number) => space.outOf(number));
}
