import { canonical } from '../../base/canonical.ts';
import { standOf } from './jit.ts';
import { listOf, type Answered, type Foresight, type Model } from './model.ts';
import { createProblem, unanswered, until, type Placed } from './problem.ts';
import { createSpace } from './space.ts';
import type { Value } from './types.ts';

const EXPECT_BUDGET = 100_000;
const PROBE = 'probe';

export interface Expected {
  /** What the object can have been where the operation took effect. */
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
  const asked = placed.find((one) => one.op === op)?.operation;
  if (asked === undefined || asked.ret === null) return null;
  const probe = { ...unanswered(asked), ret: asked.ret, op: PROBE };
  const prefix = until(placed, { op, time: asked.ret });
  const found = answersOf(
    withProbe(model, asked.op),
    init,
    prefix.map((one) => (one.op === op ? { op, operation: probe } : one)),
    op,
  );
  if (found === null) return null;
  const pairs = found.map((pair) => listOf(pair));
  return {
    states: distinct(pairs.map(([state = null]) => state)),
    answers: distinct(pairs.map(([, answer = null]) => model.normal(asked.op, answer))),
  };
}

/** The operation that is asked about answers with the state that it finds, too. */
function withProbe(model: Model, op: string): Model {
  const { foresight } = model;
  const asAsked = (other: Answered): Answered => (other.op === PROBE ? { ...other, op } : other);
  return {
    ...model,
    outcomes(state, request) {
      if (request.op !== PROBE) return model.outcomes(state, request);
      return model
        .outcomes(state, { ...request, op })
        .map((outcome) => ({ state: outcome.state, out: [state, outcome.out] }));
    },
    normal: (name, out) => (name === PROBE ? out : model.normal(name, out)),
    ...(foresight === undefined ? {} : { foresight: foreseen(foresight, asAsked) }),
  };
}

/** What others may bring or give is asked about them as they are, not as the probe that stands for one of them. */
function foreseen(foresight: Foresight, asAsked: (other: Answered) => Answered): Foresight {
  return {
    ...foresight,
    brings: (other, wanted) => foresight.brings(asAsked(other), wanted),
    gives: (other, out) => foresight.gives?.(asAsked(other), out) === true,
  };
}

function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}

/** Every answer of one operation, whatever it did answer. */
function answersOf(
  model: Model,
  init: Value,
  prefix: readonly Placed[],
  op: number,
): readonly Value[] | null {
  const space = createSpace(model, init);
  const problem = createProblem(model, space, prefix);
  const { tasks, instants } = problem;
  const asked = tasks.findIndex((task) => task.op === op);
  const { stand, over } = standOf(problem);
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
    } else if (task !== asked) {
      if (spend(stand.respond(task)) !== true) return null;
      over(task);
    }
  }
  const reached = spend(stand.reach(asked));
  if (reached === null) return null;
  const numbers = new Set(reached.map(({ done }) => stand.answerIn(done, asked)));
  return [...numbers].filter((number) => number !== null).map((number) => space.outOf(number));
}
