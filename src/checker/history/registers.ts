import { asItIs, asSet, inOrder, isEqual, listOf, type Answered, type Model } from './model.ts';
import type { Value } from './types.ts';

/** read, write, and compare-and-set: `in: [from, to]`, and false when it was not `from`. */
export const REGISTER: Model = {
  start: (init) => init,
  outcomes(state, { op, in: input = null }) {
    if (op === 'read') return [{ state, out: state }];
    if (op === 'write') return [{ state: input, out: null }];
    const [from, to = null] = listOf(input);
    return isEqual(state, from) ? [{ state: to, out: true }] : [{ state, out: false }];
  },
  observes: ({ op, out }) => op === 'read' || (op === 'cas' && out === false),
  normal: asItIs,
  foresight: {
    wants: ({ op, out }) => (op === 'read' && out !== undefined) || (op === 'cas' && out === true),
    leadsTo: (state, wanted) => isEqual(state, needed(wanted)),
    brings: ({ op, in: input }, wanted) =>
      (op === 'write' && isEqual(input, needed(wanted))) ||
      (op === 'cas' && isEqual(listOf(input)[1], needed(wanted))),
  },
};

/** The value that must be there for this answer. */
function needed({ op, in: input, out }: Answered): Value | undefined {
  return op === 'read' ? out : listOf(input)[0];
}

/** get, put and append on a text; null: there is no such key yet. An append may answer with what is there then. */
export const KEY_VALUE: Model = {
  start: (init) => init,
  outcomes(state, { op, in: input = null }) {
    if (op === 'get') return [{ state, out: state }];
    if (op === 'put') return [{ state: input, out: null }];
    const longer = textOf(state) + textOf(input);
    return [{ state: longer, out: longer }];
  },
  observes: ({ op }) => op === 'get',
  normal: asItIs,
  foresight: {
    wants: ({ op, out }) => op !== 'put' && out !== undefined,
    leadsTo: (state, { out }) => isEqual(state, out) || isStart(state, out),
    brings: ({ op, in: input = null }, { out }) => op === 'put' && isStart(input, out),
  },
};

function isStart(value: Value, out: Value | undefined): boolean {
  return typeof out === 'string' && out.startsWith(textOf(value));
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}

/** put-any stores some subset of what it is given, get-any finds some subset of what is there, get-all all of it. */
export const NONDET_REGISTER: Model = {
  start: asSet,
  outcomes(state, { op, in: input }) {
    if (op === 'put-any') return subsets(asSet(input)).map((some) => ({ state: some, out: null }));
    if (op === 'get-all') return [{ state, out: state }];
    return subsets(listOf(state)).map((some) => ({ state, out: some }));
  },
  observes: ({ op }) => op !== 'put-any',
  normal: (_op, out) => inOrder(out),
};

function subsets(values: readonly Value[]): readonly (readonly Value[])[] {
  const [first, ...rest] = values;
  if (first === undefined) return [[]];
  const smaller = subsets(rest);
  return [...smaller, ...smaller.map((some) => [first, ...some])];
}
