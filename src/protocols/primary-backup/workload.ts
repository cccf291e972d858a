import type { ProcessId } from '../../engine/configuration.ts';
import type { Operation, PrimaryBackupOptions } from './types.ts';

type Next = { readonly afterMs: number; readonly operation: Operation };

/** The n-th operation (from 0) of a client; clients begin one after the other. */
export function workload(options: PrimaryBackupOptions, client: ProcessId, n: number): Next | null {
  const { operations, firstMs, thinkMs } = options;
  if (options.workload === 'nothing' || (operations > 0 && n >= operations)) return null;
  const number = Number(client.slice(1)) - 1;
  const afterMs = n === 0 ? firstMs + number * Math.floor(thinkMs / 2) : thinkMs;
  return { afterMs, operation: operationOf(options.workload, number, n) };
}

/** All clients share x; in the mixture also y. What is written tells who wrote it and when: C2's third is b3. */
function operationOf(kind: string, client: number, n: number): Operation {
  const value = `${'abc'[client] ?? 'd'}${n + 1}`;
  switch (kind) {
    case 'append':
      return n % 2 === 0 ? { kind: 'append', key: 'x', value } : { kind: 'get', key: 'x' };
    case 'mix': {
      const key = (n + client) % 3 === 2 ? 'y' : 'x';
      // A put now and then keeps what appends build up short.
      const turn = (n + 2 * client) % 5;
      if (turn === 0) return { kind: 'put', key, value };
      return turn % 2 === 1 ? { kind: 'get', key } : { kind: 'append', key, value };
    }
    default:
      return (n + client) % 2 === 0 ? { kind: 'put', key: 'x', value } : { kind: 'get', key: 'x' };
  }
}
