import type { Answers, Data, Operation, Request, Result } from './types.ts';

/** The key-value map, and the table that makes each request happen once. */

export interface Store {
  readonly data: Data;
  readonly answers: Answers;
}

/** What an operation makes of a value and what it returns; `null`: there is no such key. */
export function carryOut(
  work: Operation,
  value: string | null,
): { readonly value: string | null; readonly result: Result } {
  switch (work.kind) {
    case 'get':
      return { value, result: { kind: 'found', value } };
    case 'put':
      return { value: work.value, result: { kind: 'done' } };
    case 'append': {
      const grown = (value ?? '') + work.value;
      return { value: grown, result: { kind: 'found', value: grown } };
    }
  }
}

/** Executes a request, whatever was executed before. */
function execute(store: Store, request: Request): Store & { readonly result: Result } {
  const { work, client, life, number } = request;
  const { value, result } = carryOut(work, store.data[work.key] ?? null);
  const data =
    work.kind === 'get' || value === null ? store.data : { ...store.data, [work.key]: value };
  return { data, result, answers: { ...store.answers, [client]: { life, number, result } } };
}

/** 'new', 'old' (a later request of the client was executed), or the answer it got. */
export function recall(
  answers: Answers,
  { client, life, number }: Request,
): 'new' | 'old' | Result {
  const last = answers[client];
  if (last === undefined || life > last.life || (life === last.life && number > last.number))
    return 'new';
  return life === last.life && number === last.number ? last.result : 'old';
}

/** Executes a request once: where it was executed already, the store stays as it is. */
export function executeOnce(
  store: Store,
  request: Request,
  suppress: boolean,
): Store & { readonly result: Result } {
  const known = suppress ? recall(store.answers, request) : 'new';
  if (known === 'new') return execute(store, request);
  return { ...store, result: known === 'old' ? { kind: 'done' } : known };
}
