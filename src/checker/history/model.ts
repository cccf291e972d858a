import { canonical, byCodeUnit } from '../../base/canonical.ts';
import type { Value } from './types.ts';

/** What a client asks of an object. */
export interface Request {
  readonly op: string;
  readonly key?: string;
  readonly in?: Value;
}

/** A request with its answer, where one is known. */
export interface Answered extends Request {
  readonly out?: Value;
}

/** What one copy does with a request: its state afterwards, and its answer; `null` where it says nothing. */
interface Outcome {
  readonly state: Value;
  readonly out: Value;
}

/** The sequential specification of an object (Herlihy & Wing 1990, section 2). */
export interface Model {
  /** The state of an object that starts as `init` says. */
  start(init: Value): Value;
  /** Everything that one copy may do: one outcome unless the object is nondeterministic. */
  outcomes(state: Value, request: Request): readonly Outcome[];
  /** With this answer it cannot have changed anything, whatever the state was. */
  observes(answered: Answered): boolean;
  /** Answers that mean the same, in one form. */
  normal(op: string, out: Value): Value;
  readonly foresight?: Foresight;
}

/** What can be known of answers that are still to be given. Absent: nothing. */
export interface Foresight {
  /** The others speak of answers for which this is true only. */
  wants(wanted: Answered): boolean;
  /** From this state it may come to the answer, without an operation that `brings` it. */
  leadsTo(state: Value, wanted: Answered): boolean;
  /** After this operation, whatever the state was before, it may come to the answer. */
  brings(other: Answered, wanted: Answered): boolean;
  /** Answers that others must give first, before it comes to this one. Absent: none. */
  before?(state: Value, wanted: Answered): readonly Value[];
  /** May this operation give that answer? Asked about what `before` names. */
  gives?(other: Answered, out: Value): boolean;
}

export const asItIs = (_op: string, out: Value): Value => out;

/** As a set: without repetition, in a fixed order. */
export function asSet(value: Value | undefined): readonly Value[] {
  const byText = new Map(listOf(value).map((item) => [canonical(item), item]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, item]) => item);
}

/** In a fixed order, repetitions kept. */
export function inOrder(value: Value): Value {
  return listOf(value).toSorted((a, b) => byCodeUnit(canonical(a), canonical(b)));
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

export function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b);
}
