import { byCodeUnit, canonical } from '../../base/canonical.ts';
import { asItIs, asSet, inOrder, isEqual, listOf, type Model } from './model.ts';
import type { Value } from './types.ts';

/** enq, and deq, which finds null in an empty queue. */
export const QUEUE: Model = {
  start: (init) => listOf(init),
  outcomes(state, { op, in: input = null }) {
    const items = listOf(state);
    if (op === 'enq') return [{ state: [...items, input], out: null }];
    const [first] = items;
    return first === undefined ? [{ state, out: null }] : [{ state: items.slice(1), out: first }];
  },
  observes: ({ op, out }) => op === 'deq' && out === null,
  normal: asItIs,
  foresight: {
    wants: ({ op, out }) => op === 'deq' && out !== undefined && out !== null,
    leadsTo: (state, { out }) => listOf(state).some((item) => isEqual(item, out)),
    brings: ({ op, in: input }, { out }) => op === 'enq' && isEqual(input, out),
    before(state, { out }) {
      const items = listOf(state);
      const at = items.findIndex((item) => isEqual(item, out));
      return at < 0 ? items : items.slice(0, at);
    },
    gives: ({ op, out }, item) => op === 'deq' && (out === undefined || isEqual(out, item)),
  },
};

/** inc, which answers with the new value, and read. */
export const COUNTER: Model = {
  start: (init) => init,
  outcomes(state, { op }) {
    const next = op === 'inc' ? numberOf(state) + 1 : state;
    return [{ state: next, out: next }];
  },
  observes: ({ op }) => op === 'read',
  normal: asItIs,
  foresight: {
    wants: ({ out }) => typeof out === 'number',
    leadsTo: (state, { op, out = null }) =>
      numberOf(state) + (op === 'inc' ? 1 : 0) <= numberOf(out),
    brings: () => false,
  },
};

/** add, and read, whose answer is in any order. */
export const SET: Model = {
  start: asSet,
  outcomes(state, { op, in: input = null }) {
    return op === 'add'
      ? [{ state: withMember(listOf(state), input), out: null }]
      : [{ state, out: state }];
  },
  observes: ({ op }) => op === 'read',
  normal: (_op, out) => inOrder(out),
  foresight: {
    wants: ({ op, out }) => op === 'read' && out !== undefined,
    leadsTo(state, { out }) {
      const seen = new Set(listOf(out).map(canonical));
      return listOf(state).every((item) => seen.has(canonical(item)));
    },
    brings: () => false,
  },
};

/** Into its place in the fixed order. */
function withMember(set: readonly Value[], item: Value): readonly Value[] {
  const name = canonical(item);
  let [from, to] = [0, set.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byCodeUnit(canonical(set[middle]), name) < 0) from = middle + 1;
    else to = middle;
  }
  return from < set.length && isEqual(set[from], item) ? set : set.toSpliced(from, 0, item);
}

/**
 * Transactions over registers as operations on one object, so that linearizable here is strict serializability.
 * Parts are done in order: `["r", key]`, `["w", key, value]`, and `["a", key, amount]`, which adds. The answer is what was read.
 */
export const MULTI_REGISTER: Model = {
  start: (init) => init,
  outcomes(state, { in: input }) {
    const registers = new Map(Object.entries(recordOf(state)));
    const read: Value[] = [];
    for (const part of listOf(input)) {
      const [kind, name, value = null] = listOf(part);
      const key = typeof name === 'string' ? name : '';
      if (kind === 'r') read.push(registers.get(key) ?? null);
      else if (kind === 'w') registers.set(key, value);
      else registers.set(key, numberOf(registers.get(key)) + numberOf(value));
    }
    return [{ state: Object.fromEntries(registers), out: read }];
  },
  observes: ({ in: input }) => listOf(input).every((part) => listOf(part)[0] === 'r'),
  normal: asItIs,
};

function numberOf(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function recordOf(value: Value): { readonly [field: string]: Value } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [field: string]: Value })
    : {};
}
