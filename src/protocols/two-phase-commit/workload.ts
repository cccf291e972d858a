import type { ProcessId } from '../../engine/configuration.ts';
import { keysOf } from './work.ts';
import type { Operation, TwoPhaseOptions } from './types.ts';

type Next = { readonly afterMs: number; readonly operation: Operation };

/** The n-th operation (from 0) of a client. Every one touches every participant; only in a conflict do all start at once. */
export function workload(options: TwoPhaseOptions, client: ProcessId, n: number): Next | null {
  if (options.transactions > 0 && n >= options.transactions) return null;
  const number = Number(client.slice(1)) - 1;
  const first = options.workload === 'conflict' ? 0 : number * Math.floor(options.thinkMs / 2);
  return { afterMs: n === 0 ? first : options.thinkMs, operation: operationOf(options, number, n) };
}

function operationOf(options: TwoPhaseOptions, client: number, n: number): Operation {
  const keys = keysOf(options.participants);
  switch (options.workload) {
    case 'put':
      return putAll(keys, client, n);
    case 'get':
      return { kind: 'get', keys };
    case 'conflict':
      return transfer(keys, n + client, options.amount);
    case 'mix': {
      const turn = (n + client) % 3;
      if (turn === 0) return transfer(keys, n, options.amount);
      return turn === 1 ? { kind: 'get', keys } : putAll(keys, client, n);
    }
    default:
      return transfer(keys, n, options.amount);
  }
}

/** From one key to each of the others; whose turn it is to pay goes round, so that nobody runs dry. */
function transfer(keys: readonly string[], turn: number, amount: number): Operation {
  const from = keys[turn % keys.length] ?? 'A';
  const others = keys.filter((key) => key !== from);
  const only = others.length === 1 ? others[0] : undefined;
  return { kind: 'transfer', from, to: only ?? others, amount };
}

function putAll(keys: readonly string[], client: number, n: number): Operation {
  const value = 100 * (client + 1) + n + 1;
  return { kind: 'put', writes: Object.fromEntries(keys.map((key) => [key, value])) };
}
