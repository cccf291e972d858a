import type { ProcessId } from '../../engine/configuration.ts';
import type { Operation, StateMachineOptions } from './types.ts';

type Next = { readonly afterMs: number; readonly operation: Operation };

/** The n-th operation (from 0) of a client; clients begin one after the other. */
export function workload(options: StateMachineOptions, client: ProcessId, n: number): Next | null {
  const { operations, firstMs, thinkMs } = options;
  if (options.workload === 'nothing' || (operations > 0 && n >= operations)) return null;
  const number = Number(client.slice(1)) - 1;
  const afterMs = n === 0 ? firstMs + number * Math.floor(thinkMs / 2) : thinkMs;
  return { afterMs, operation: operationOf(options.workload, number, n) };
}

/** All clients share x; what is written tells who wrote it and when: C2's third is b3. */
function operationOf(kind: string, client: number, n: number): Operation {
  const letter = 'abc'[client] ?? 'd';
  const value = `${letter}${n + 1}`;
  const turn = n + client;
  switch (kind) {
    case 'numbers':
      return turn % 3 === 2
        ? { kind: 'get', key: 'cash' }
        : { kind: 'add', key: turn % 3 === 0 ? 'cash' : letter, value: String(10 + turn) };
    case 'mix':
      return mixed(turn % 8, letter, value);
    default:
      return turn % 2 === 0 ? { kind: 'put', key: 'x', value } : { kind: 'get', key: 'x' };
  }
}

/** Everything in turn. A put now and then keeps what appends build up short. */
function mixed(turn: number, letter: string, value: string): Operation {
  switch (turn) {
    case 0:
      return { kind: 'put', key: 'x', value };
    case 1:
      return { kind: 'append', key: 'x', value };
    case 2:
      return { kind: 'set', key: 't', from: 'now' };
    case 3:
      return { kind: 'add', key: letter, value: '30700' };
    case 4:
      return { kind: 'set', key: 'k', from: 'random' };
    case 5:
      return { kind: 'set', key: 's', from: 'sum' };
    case 6:
      return { kind: 'set', key: 'm', from: 'any key' };
    default:
      return { kind: 'get', key: 'x' };
  }
}
