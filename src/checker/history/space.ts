import { canonical } from '../../base/canonical.ts';
import { isEqual, type Answered, type Model } from './model.ts';
import type { Value } from './types.ts';

/** No state: the operation cannot have given its answer. */
export const ILLEGAL = -1;

/** An answer that an operation may give, and the state it leaves. Both are numbers of the space. */
interface Prediction {
  readonly out: number;
  readonly state: number;
}

/**
 * States, kinds of operation and answers as small numbers, every transition computed once. A state stands for all
 * that one copy may be in after one order of operations: more than one only where the model is nondeterministic.
 */
export interface Space {
  readonly start: number;
  /** Equal requests with equal answers (or both without) are of one kind. */
  kindOf(answered: Answered): number;
  /** After an operation of this kind, with its answer if it has one: `ILLEGAL` if it cannot answer so. */
  step(state: number, kind: number): number;
  /** Every answer that an operation of this kind may give. */
  predict(state: number, kind: number): readonly Prediction[];
  answeredOf(kind: number): Answered;
  valuesOf(state: number): readonly Value[];
  numberOfOut(op: string, out: Value): number;
  outOf(number: number): Value;
}

export function createSpace(model: Model, init: Value): Space {
  const states: (readonly Value[])[] = [];
  const stateNumbers = new Map<string, number>();
  const kinds: { readonly answered: Answered; readonly next: Map<number, number> }[] = [];
  const kindNumbers = new Map<string, number>();
  const outs: Value[] = [];
  const outNumbers = new Map<string, number>();

  function numbered<T>(item: T, name: string, items: T[], numbers: Map<string, number>): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, items.length);
    return items.push(item) - 1;
  }

  function stateOf(values: readonly Value[]): number {
    const [only] = values;
    if (values.length === 1) return numbered(values, canonical(only), states, stateNumbers);
    const byName = new Map(values.map((value) => [canonical(value), value]));
    const names = [...byName.keys()].sort();
    const name = names.length === 1 ? (names[0] ?? '') : names.join(' | ');
    return numbered([...byName.values()], name, states, stateNumbers);
  }

  function outcomesOf(state: number, { answered }: { readonly answered: Answered }) {
    return (states[state] ?? []).flatMap((value) => model.outcomes(value, answered));
  }

  function computed(state: number, kind: { readonly answered: Answered }): number {
    const { op, out } = kind.answered;
    const wanted = out === undefined ? undefined : model.normal(op, out);
    const after = outcomesOf(state, kind).filter(
      (outcome) => wanted === undefined || isEqual(model.normal(op, outcome.out), wanted),
    );
    return after.length === 0 ? ILLEGAL : stateOf(after.map((outcome) => outcome.state));
  }

  function numberOfOut(op: string, out: Value): number {
    const normal = model.normal(op, out);
    return numbered(normal, canonical(normal), outs, outNumbers);
  }

  return {
    start: stateOf([model.start(init)]),
    kindOf(given) {
      const { op, key, in: input, out } = given;
      const name = canonical({ op, key, in: input, out });
      return numbered({ answered: given, next: new Map() }, name, kinds, kindNumbers);
    },
    step(state, number) {
      const kind = kinds[number];
      if (kind === undefined) return ILLEGAL;
      const known = kind.next.get(state);
      if (known !== undefined) return known;
      const after = computed(state, kind);
      kind.next.set(state, after);
      return after;
    },
    predict(state, number) {
      const kind = kinds[number];
      if (kind === undefined) return [];
      const byOut = new Map<number, Value[]>();
      for (const outcome of outcomesOf(state, kind)) {
        const out = numberOfOut(kind.answered.op, outcome.out);
        byOut.set(out, [...(byOut.get(out) ?? []), outcome.state]);
      }
      return [...byOut].map(([out, after]) => ({ out, state: stateOf(after) }));
    },
    answeredOf: (kind) => kinds[kind]?.answered ?? { op: '' },
    valuesOf: (state) => states[state] ?? [],
    numberOfOut,
    outOf: (number) => outs[number] ?? null,
  };
}
