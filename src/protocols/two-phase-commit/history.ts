import type { HistoryOperation, SingleCopy } from '../../engine/protocol.ts';
import type { Access, Operation, Result, TwoPhaseOptions } from './types.ts';
import { accessesOf, keysOf } from './work.ts';

type Part =
  | readonly ['r', string]
  | readonly ['w', string, number]
  /** Adds to what is there: only where the result is unknown, and with it what was written. */
  | readonly ['a', string, number];

/** A transaction over the registers A, B, ... as one operation; an aborted one has done nothing. */
export function history(operation: Operation, result: Result | null): HistoryOperation | null {
  if (result?.outcome === 'aborted') return null;
  const accesses = accessesOf(operation);
  if (result === null) return { op: 'txn', in: accesses.map(partOf) };
  const read = accesses
    .filter((access) => access.kind !== 'put')
    .map(({ key }): Part => ['r', key]);
  const written = accesses.flatMap((access): Part[] => {
    if (access.kind === 'get') return [];
    const value =
      access.kind === 'put' ? access.value : (result.reads[access.key] ?? 0) + access.amount;
    return [['w', access.key, value]];
  });
  return {
    op: 'txn',
    in: [...read, ...written],
    out: read.map(([, key]) => result.reads[key] ?? null),
  };
}

function partOf(access: Access): Part {
  if (access.kind === 'get') return ['r', access.key];
  return access.kind === 'put' ? ['w', access.key, access.value] : ['a', access.key, access.amount];
}

/** All balances are one object, so that to be linearizable is to be strictly serializable. */
export function judgedAs({ participants, balance }: TwoPhaseOptions): SingleCopy {
  const init = Object.fromEntries(keysOf(participants).map((key) => [key, balance]));
  return { model: 'multi-register', init };
}
