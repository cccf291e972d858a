import type { TwoPhaseOptions } from './types.ts';
import { keysOf } from './work.ts';

/** What is wrong with an operation that comes from outside, naming the field and what was expected. */
export function operationProblem(
  operation: unknown,
  { participants }: TwoPhaseOptions,
): string | null {
  if (!isRecord(operation)) return 'expected an operation: an object with a kind';
  const keys = keysOf(participants);
  switch (operation['kind']) {
    case 'transfer':
      return strangeField(operation, ['from', 'to', 'amount']) ?? transferProblem(operation, keys);
    case 'put':
      return strangeField(operation, ['writes']) ?? putProblem(operation['writes'], keys);
    case 'get':
      return strangeField(operation, ['keys']) ?? keysProblem('keys', operation['keys'], keys);
    default:
      return 'kind: expected transfer, put or get';
  }
}

type Fields = Readonly<Record<string, unknown>>;

function transferProblem({ from, to, amount }: Fields, keys: readonly string[]): string | null {
  if (!isKey(from, keys)) return `from: expected one of ${keys.join(', ')}`;
  const receivers = typeof to === 'string' ? [to] : to;
  const problem = keysProblem('to', receivers, keys);
  if (problem !== null) return problem;
  if (Array.isArray(receivers) && receivers.includes(from))
    return 'to: expected other keys than from';
  return isWhole(amount) && amount >= 1
    ? null
    : 'amount: expected a whole number from 1 to 1000000';
}

function putProblem(writes: unknown, keys: readonly string[]): string | null {
  const isFilled = isRecord(writes) && Object.keys(writes).length > 0;
  if (!isFilled) return 'writes: expected an object of at least one key and its value';
  for (const [key, value] of Object.entries(writes)) {
    if (!isKey(key, keys))
      return `writes.${key.slice(0, 20)}: unknown key; known are ${keys.join(', ')}`;
    if (!isWhole(value)) return `writes.${key}: expected a whole number from -1000000 to 1000000`;
  }
  return null;
}

function keysProblem(field: string, value: unknown, keys: readonly string[]): string | null {
  const isList = Array.isArray(value) && value.length > 0 && value.every((key) => isKey(key, keys));
  if (isList && new Set(value).size === value.length) return null;
  return `${field}: expected different keys among ${keys.join(', ')}`;
}

function strangeField(operation: Fields, known: readonly string[]): string | null {
  const strange = Object.keys(operation).find(
    (field) => field !== 'kind' && !known.includes(field),
  );
  return strange === undefined
    ? null
    : `${strange.slice(0, 20)}: unknown field; known are ${known.join(', ')}`;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKey(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'string' && keys.includes(value);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1_000_000;
}
