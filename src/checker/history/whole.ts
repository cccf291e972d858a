import type { Model } from './model.ts';
import { MODELS } from './models.ts';
import { createProblem, type Placed, type Problem } from './problem.ts';
import { createSpace } from './space.ts';
import type { History, Value } from './types.ts';

type States = { readonly [key: string]: Value };

/** All objects of a history as one object, for what cannot be judged one by one. */
export function wholeOf({ model, init, ops }: History): Problem {
  const placed = ops.map((operation, op): Placed => ({ op, operation }));
  const together = allObjects(MODELS[model], init);
  return createProblem(together, createSpace(together, {}), placed);
}

function allObjects(model: Model, init: Value): Model {
  return {
    start: () => ({}),
    outcomes(state, request) {
      const states = state as States;
      const name = request.key === undefined ? '' : `=${request.key}`;
      const own = Object.hasOwn(states, name) ? (states[name] ?? null) : model.start(init);
      return model
        .outcomes(own, request)
        .map((outcome) => ({ state: { ...states, [name]: outcome.state }, out: outcome.out }));
    },
    observes: (answered) => model.observes(answered),
    normal: (op, out) => model.normal(op, out),
  };
}
