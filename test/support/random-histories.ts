import type { History, Operation, Value } from '../../src/checker/history/index.ts';
import { drawer } from './many-operations.ts';

type Draw = (below: number) => number;
type Asked = Pick<Operation, 'op' | 'in'> & { readonly outs: readonly Value[] };

const pick = <T>(draw: Draw, items: readonly T[]): T => items[draw(items.length)]!;
const NUMBERS = [0, 1, 2];
const LISTS: readonly Value[] = [[], [1], [2], [1, 2], [2, 1], [1, 2, 3]];

/** Something to ask, and what the answer might be. */
const ASK: Readonly<Record<History['model'], (draw: Draw) => Asked>> = {
  register: (draw) =>
    pick(draw, [
      { op: 'read', outs: NUMBERS },
      { op: 'write', in: draw(3), outs: [] },
    ]),
  'cas-register': (draw) =>
    pick(draw, [
      { op: 'read', outs: NUMBERS },
      { op: 'write', in: draw(3), outs: [] },
      { op: 'cas', in: [draw(3), draw(3)], outs: [true, false] },
    ]),
  'nondet-register': (draw) =>
    pick(draw, [
      { op: 'put-any', in: pick(draw, LISTS), outs: [] },
      { op: 'get-any', outs: LISTS },
      { op: 'get-all', outs: LISTS },
    ]),
  kv: (draw) =>
    pick(draw, [
      { op: 'get', outs: ['', 'a', 'b', 'ab', 'ba', 'aa', 'p', 'pa'] },
      {
        op: 'append',
        in: pick(draw, ['a', 'b']),
        outs: draw(2) === 0 ? [] : ['a', 'b', 'ab', 'pa'],
      },
      { op: 'put', in: pick(draw, ['a', 'p', '']), outs: [] },
    ]),
  queue: (draw) =>
    pick(draw, [
      { op: 'enq', in: draw(3), outs: [] },
      { op: 'deq', outs: [null, 0, 1, 2] },
    ]),
  counter: (draw) =>
    pick(draw, [
      { op: 'inc', outs: [1, 2, 3] },
      { op: 'read', outs: [0, 1, 2, 3] },
    ]),
  set: (draw) =>
    pick(draw, [
      { op: 'add', in: 1 + draw(3), outs: [] },
      { op: 'read', outs: LISTS },
    ]),
  'multi-register': (draw) =>
    pick(draw, [
      {
        op: 'txn',
        in: [
          ['r', 'x'],
          ['r', 'y'],
        ],
        outs: [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ],
      },
      {
        op: 'txn',
        in: [
          ['w', 'x', 1],
          ['w', 'y', 1],
        ],
        outs: [],
      },
      {
        op: 'txn',
        in: [
          ['r', 'x'],
          ['w', 'x', 1 - draw(2)],
        ],
        outs: [[0], [1]],
      },
      {
        op: 'txn',
        in: [
          ['w', 'y', 1],
          ['r', 'y'],
        ],
        outs: [[1]],
      },
    ]),
};

const INITS: Readonly<Record<History['model'], Value>> = {
  register: 0,
  'cas-register': 0,
  'nondet-register': [],
  kv: '',
  queue: [],
  counter: 0,
  set: [],
  'multi-register': { x: 0, y: 0 },
};

const MODELS = Object.keys(ASK) as readonly History['model'][];

/** A small history, drawn: instants that fall together, answers that are lost or unknown, operations that never return. */
export function randomHistory(seed: number): History {
  const draw = drawer(seed, 'history');
  const model = pick(draw, MODELS);
  const clients = Array.from({ length: 2 + draw(2) }, (_, name) => ({ name, free: 0 }));
  const keys = draw(4) === 0 && model !== 'multi-register' ? ['x', 'y'] : [];
  const ops: Operation[] = [];
  for (let left = 2 + draw(5); left > 0; left--) {
    const client = pick(draw, clients);
    if (client.free > 100) continue;
    const call = client.free + draw(4);
    const isLost = draw(8) === 0;
    const ret = isLost ? null : call + draw(6);
    client.free = ret ?? Number.POSITIVE_INFINITY;
    const { op, in: input, outs } = ASK[model](draw);
    ops.push({
      client: client.name,
      call,
      ret,
      op,
      ...(keys.length === 0 ? {} : { key: pick(draw, keys) }),
      ...(input === undefined ? {} : { in: input }),
      ...(isLost || outs.length === 0 || draw(10) === 0 ? {} : { out: pick(draw, outs) }),
    });
  }
  return { model, init: INITS[model], ops };
}
