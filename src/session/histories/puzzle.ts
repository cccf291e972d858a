import type { History, ModelName, Operation, Value } from '../../worker/history-wire.ts';

/** A history to be judged by hand. Its verdict is the checker's, never the author's. */
export interface Puzzle {
  readonly id: string;
  /** What the history is about, without telling how it ends. */
  readonly title: string;
  /** Told afterwards: what there is to learn. */
  readonly why: string;
  readonly source: string;
  readonly history: History;
}

/** `ret: null`: it never returned. */
export function done(
  client: string,
  [call, ret]: readonly [number, number | null],
  op: string,
  data: { readonly key?: string; readonly in?: Value; readonly out?: Value } = {},
): Operation {
  return { client, call, ret, op, ...data };
}

export function puzzle(
  id: string,
  title: string,
  [model, init]: readonly [ModelName, Value],
  ops: readonly Operation[],
  { why, source }: Pick<Puzzle, 'why' | 'source'>,
): Puzzle {
  return { id, title, why, source, history: { name: title, model, init, ops } };
}

export const write = (
  client: string,
  when: readonly [number, number | null],
  value: Value,
  key?: string,
): Operation => done(client, when, 'write', { ...(key === undefined ? {} : { key }), in: value });

export const read = (
  client: string,
  when: readonly [number, number],
  value: Value,
  key?: string,
): Operation => done(client, when, 'read', { ...(key === undefined ? {} : { key }), out: value });
