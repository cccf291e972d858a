import type { History, Operation, Value } from '../../src/checker/history/index.ts';

/*
 * Tries every order there is, over models written a second time: slow, and as plain as can be. Nothing of it is shared
 * with the checker.
 */

type Next = readonly (readonly [state: Value, out: Value])[];
const list = (value: Value | undefined) => (Array.isArray(value) ? (value as Value[]) : []);
const text = (value: Value | undefined): string => JSON.stringify(value) ?? '';
const textOf = (value: Value): string => (typeof value === 'string' ? value : '');
const sorted = (value: Value | undefined): Value =>
  list(value).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
const unique = (values: readonly Value[]): Value =>
  [...new Set(values)].toSorted((a, b) => (text(a) < text(b) ? -1 : 1));

function powerSet(values: readonly Value[]): Value[][] {
  return values.reduce<Value[][]>(
    (sets, value) => [...sets, ...sets.map((set) => [...set, value])],
    [[]],
  );
}

function perform(model: History['model'], state: Value, { op, in: input = null }: Operation): Next {
  switch (`${model} ${op}`) {
    case 'register read':
    case 'cas-register read':
    case 'kv get':
    case 'counter read':
    case 'set read':
    case 'nondet-register get-all':
      return [[state, state]];
    case 'register write':
    case 'cas-register write':
    case 'kv put':
      return [[input, null]];
    case 'cas-register cas':
      return list(input)[0] === state ? [[list(input)[1]!, true]] : [[state, false]];
    case 'kv append':
      return [[`${textOf(state)}${textOf(input)}`, `${textOf(state)}${textOf(input)}`]];
    case 'queue enq':
      return [[[...list(state), input], null]];
    case 'queue deq':
      return list(state).length === 0 ? [[state, null]] : [[list(state).slice(1), list(state)[0]!]];
    case 'counter inc':
      return [[(state as number) + 1, (state as number) + 1]];
    case 'set add':
      return [[unique([...list(state), input]), null]];
    case 'nondet-register put-any':
      return powerSet(list(input)).map((set) => [unique(set), null]);
    case 'nondet-register get-any':
      return powerSet(list(state)).map((set) => [state, set]);
    case 'multi-register txn': {
      const registers = { ...(state as Record<string, Value>) };
      const read: Value[] = [];
      for (const part of list(input) as [string, string, Value][]) {
        if (part[0] === 'r') read.push(registers[part[1]] ?? null);
        else registers[part[1]] = part[2];
      }
      return [[registers, read]];
    }
    default:
      throw new Error(`${model} has no ${op}`);
  }
}

function sameAnswer(model: History['model'], a: Value, b: Value | undefined): boolean {
  const isSet = model === 'set' || model === 'nondet-register';
  return b === undefined || text(isSet ? sorted(a) : a) === text(isSet ? sorted(b) : b);
}

type States = Readonly<Record<string, Value>>;

/** Every order in which all answers are right; `before` says which operation must come before which. */
export function* orders(
  { model, init, ops }: History,
  before: (a: Operation, b: Operation) => boolean,
): Generator<readonly (readonly [op: number, out: Value])[]> {
  function* extend(
    order: readonly (readonly [number, Value])[],
    states: States,
  ): Generator<readonly (readonly [number, Value])[]> {
    const rest = ops.map((_, at) => at).filter((at) => !order.some(([done]) => done === at));
    const last = order.at(-1);
    const endsWell = last === undefined || ops[last[0]]!.ret !== null;
    if (endsWell && rest.every((at) => ops[at]!.ret === null)) yield order;
    for (const at of rest) {
      const one = ops[at]!;
      if (rest.some((other) => before(ops[other]!, one))) continue;
      const key = one.key ?? '';
      for (const [state, out] of perform(model, states[key] ?? init, one)) {
        if (!sameAnswer(model, out, one.out)) continue;
        yield* extend([...order, [at, out]], { ...states, [key]: state });
      }
    }
  }
  yield* extend([], {});
}

export const inRealTime = (a: Operation, b: Operation): boolean => a.ret !== null && a.ret < b.call;

/** Each client's own order. Operations that touch are in the order of the list. */
export const inProgramOrder =
  ({ ops }: History) =>
  (a: Operation, b: Operation): boolean =>
    a !== b &&
    a.client === b.client &&
    (a.call < b.call || (a.call === b.call && ops.indexOf(a) < ops.indexOf(b)));

function isLinearizable(history: History): boolean {
  return orders(history, inRealTime).next().done !== true;
}

/** What was known at `time`. */
export function knownAt(history: History, time: number): History {
  const ops = history.ops.flatMap((one): Operation[] => {
    if (one.call > time) return [];
    if (one.ret !== null && one.ret <= time) return [one];
    const { out: _out, ...open } = one;
    return [{ ...open, ret: null }];
  });
  return { ...history, ops };
}

/** The first time at which no order is left; null: there always is one. */
export function failTime(history: History): number | null {
  const times = history.ops.flatMap(({ ret }) => (ret === null ? [] : [ret]));
  const failed = times
    .toSorted((a, b) => a - b)
    .find((time) => !isLinearizable(knownAt(history, time)));
  return failed ?? null;
}
