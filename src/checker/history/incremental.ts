import { assert } from '../../base/assert.ts';
import { createStand } from './jit.ts';
import type { Request } from './model.ts';
import { MODELS } from './models.ts';
import { createSpace, type Space } from './space.ts';
import type { ModelName, Value, Verdict } from './types.ts';

/** The verdict on what has happened so far. Once false it stays so, since linearizability is prefix-closed. */
interface SoFar {
  readonly linearizable: Verdict;
  /** The operation with whose response it became false or unknown. */
  readonly since: string | null;
}

/** Judges a history while it happens. */
export interface Incremental {
  /** `id`: a name that no other open operation has. */
  invoke(id: string, request: Request): SoFar;
  /** `out` left out: the result is unknown. */
  respond(id: string, out?: Value): SoFar;
  /** Nobody waits for it any more: it never returns, and may take effect at any time, or never. */
  abandon(id: string): SoFar;
  verdict(): SoFar;
}

/** Explored nodes for one response, before its object is given up. */
const RESPONSE_BUDGET = 50_000;

interface Pending {
  readonly slot: number;
  readonly kind: number;
  readonly request: Request;
}

/**
 * One set of configurations for each object (just-in-time linearization, Lowe 2017). An open operation may have taken
 * effect with any answer; its response leaves the configurations in which it gave that one.
 */
export function createIncremental(name: ModelName, init: Value): Incremental {
  const model = MODELS[name];
  const objects = new Map<string | null, { space: Space; stand: ReturnType<typeof createStand> }>();
  const pending = new Map<string, Pending>();
  const givenUp = new Set<string | null>();
  const freed: number[] = [];
  let slots = 0;
  let soFar: SoFar = { linearizable: true, since: null };

  function objectOf({ key = null }: Pick<Request, 'key'> | { key: null }) {
    const known = objects.get(key);
    if (known !== undefined) return known;
    const space = createSpace(model, init);
    const fresh = { space, stand: createStand(space) };
    objects.set(key, fresh);
    return fresh;
  }

  function take(id: string): Pending {
    const one = pending.get(id);
    assert(one !== undefined, `operation ${id} is not open`);
    pending.delete(id);
    freed.push(one.slot);
    return one;
  }

  function settle(search: Generator<void, boolean, void>): Verdict {
    for (let nodes = 0; nodes <= RESPONSE_BUDGET; nodes++) {
      const next = search.next();
      if (next.done === true) return next.value;
    }
    return 'unknown';
  }

  return {
    invoke(id, request) {
      assert(!pending.has(id), `operation ${id} is open already`);
      const { space, stand } = objectOf(request);
      const kind = space.kindOf(request);
      const one = { slot: freed.pop() ?? slots++, kind, request };
      pending.set(id, one);
      stand.invoke({ slot: one.slot, kind, observes: model.observes(request), isKnown: false });
      return soFar;
    },
    respond(id, out) {
      const { slot, request } = take(id);
      const key = request.key ?? null;
      if (soFar.linearizable === false || givenUp.has(key)) return soFar;
      const { space, stand } = objectOf(request);
      const answer = out === undefined ? null : space.numberOfOut(request.op, out);
      const verdict = settle(stand.respond(slot, answer));
      if (verdict === true) return soFar;
      if (verdict === 'unknown') givenUp.add(key);
      soFar = { linearizable: verdict, since: id };
      return soFar;
    },
    abandon(id) {
      const { slot, kind, request } = take(id);
      objectOf(request).stand.abandon(slot, kind, model.observes(request));
      return soFar;
    },
    verdict: () => soFar,
  };
}
