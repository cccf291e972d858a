import { drawInteger } from '../../src/base/random.ts';
import type { History, Operation, Value } from '../../src/checker/history/index.ts';

/** Draws in turn, the same for the same seed. Out: an integer from 0 to below `below`. */
export function drawer(seed: number, purpose: string): (below: number) => number {
  let count = 0;
  return (below) => drawInteger(seed, purpose, String(count++), 0, below - 1);
}

/**
 * Clients that append to and get from a key-value store, each at one key after another, all at the same time.
 * With `broken` one late get of the last key finds two pieces the wrong way round.
 */
export function appenders(seed: number, broken = true): History {
  const [CLIENTS, KEYS, EACH, DURATION] = [50, 10, 40, 1000];
  const draw = drawer(seed, 'appenders');
  const calls = Array.from({ length: CLIENTS }, (_, client) => {
    let now = draw(DURATION);
    return Array.from({ length: EACH }, (__, n) => {
      const call = now + 1 + draw(20);
      const ret = call + 1 + draw(DURATION);
      now = ret;
      const isGet = draw(3) === 0;
      const effect = call + draw(ret - call + 1);
      return { client, call, ret, effect, isGet, key: `k${draw(KEYS)}`, in: `${client}.${n} ` };
    });
  }).flat();
  const stored = new Map<string, string>();
  const ops = new Map<object, Operation>();
  for (const one of calls.toSorted((a, b) => a.effect - b.effect)) {
    const { client, call, ret, isGet, key } = one;
    const before = stored.get(key) ?? '';
    if (!isGet) stored.set(key, before + one.in);
    const done = isGet ? { op: 'get', out: before } : { op: 'append', in: one.in };
    ops.set(one, { client, call, ret, key, ...done });
  }
  const list = calls.map((one) => ops.get(one)!).sort((a, b) => a.call - b.call);
  return { model: 'kv', init: '', ops: broken ? withSwap(list, `k${KEYS - 1}`) : list };
}

function withSwap(ops: readonly Operation[], key: string): readonly Operation[] {
  const at = ops.findLastIndex((one) => one.key === key && one.op === 'get');
  const out = ops[at]?.out;
  const pieces = typeof out === 'string' ? out.split(' ').slice(0, -1) : [];
  const middle = pieces.length >> 1;
  const swapped = pieces.toSpliced(middle, 2, pieces[middle + 1]!, pieces[middle]!);
  return ops.with(at, { ...ops[at]!, out: `${swapped.join(' ')} ` });
}

/**
 * Eighty operations on a compare-and-set register, nineteen of which never returned; of these every second one took
 * effect. With `broken` the last read finds a value that cannot be there.
 */
export function timeouts(seed: number, broken = false): History {
  const [OPERATIONS, LOST, LIVE, VALUES] = [80, 19, 5, 5];
  const draw = drawer(seed, 'timeouts');
  const lost = new Set<number>();
  while (lost.size < LOST) lost.add(draw(OPERATIONS - 10));
  const free = Array.from({ length: LIVE }, (_, n) => ({ name: `${n}`, at: 0, life: 1 }));
  const calls = Array.from({ length: OPERATIONS }, (_, n) => {
    const client = free.toSorted((a, b) => a.at - b.at)[0]!;
    const call = client.at + 1 + draw(5);
    const isLost = lost.has(n);
    const ret = call + 1 + draw(20);
    const named = client.life === 1 ? client.name : `${client.name}/${client.life}`;
    client.at = ret;
    if (isLost) client.life++;
    const kind = isLost ? 1 + draw(2) : draw(3);
    const op = ['read', 'write', 'cas'][kind] ?? 'read';
    const input = op === 'cas' ? [draw(VALUES), draw(VALUES)] : draw(VALUES);
    const effect = !isLost || n % 2 === 0 ? call + draw(ret - call + 1) : null;
    return { client: named, call, ret: isLost ? null : ret, op, input, effect };
  });
  let value: Value = 0;
  const ops = new Map<object, Operation>();
  const inOrder = calls.toSorted((a, b) => (a.effect ?? 1e9) - (b.effect ?? 1e9));
  for (const one of inOrder) {
    const { client, call, ret, op, input, effect } = one;
    const asked = { client, call, ret, op, ...(op === 'read' ? {} : { in: input }) };
    const isEqual: boolean = Array.isArray(input) && input[0] === value;
    const out: Value = op === 'read' ? value : isEqual;
    if (effect !== null && op === 'write') value = input;
    if (effect !== null && op === 'cas' && Array.isArray(input) && isEqual) value = input[1]!;
    ops.set(one, ret === null || op === 'write' ? asked : { ...asked, out });
  }
  const list = calls.map((one) => ops.get(one)!);
  const last = list.findLastIndex((one) => one.op === 'read' && one.ret !== null);
  return {
    model: 'cas-register',
    init: 0,
    ops: broken ? list.with(last, { ...list[last]!, out: VALUES }) : list,
  };
}
