import { ensure } from '../../base/assert.ts';
import { deathsOf, type Death, type Deaths } from './deaths.ts';
import { expectedOf, type Expected } from './expect.ts';
import { MODELS } from './models.ts';
import { byObject, problemOf, until } from './problem.ts';
import type { History, Judgement, Operation } from './types.ts';
import {
  answersWords,
  answerWords,
  eitherValue,
  objectWords,
  requestWords,
  verbOf,
} from './words.ts';

/** Why a history is not linearizable, as of the smallest failing prefix. */
export interface Explanation {
  /** The operation where no order is left. It need not be the one that did wrong. */
  readonly op: number;
  readonly key: string | null;
  /** Null where there are too many orders to say. */
  readonly expected: Expected | null;
  /** Expected against observed. */
  readonly sentence: string;
  /** The orders that die, over the operations of the same object in the prefix. */
  readonly orders: Deaths;
}

/** In: a history and what `judge` said of it. Out: null unless it is not linearizable and the budget was enough. */
export function explain(history: History, judgement: Judgement): Explanation | null {
  const { failing } = judgement;
  if (failing === null) return null;
  const operation = ensure(history.ops[failing], `operation ${failing}`);
  const key = operation.key ?? null;
  const placed = byObject(history).get(key) ?? [];
  const model = MODELS[history.model];
  const expected = expectedOf(model, history.init, placed, failing);
  const prefix = until(placed, { op: failing, time: operation.ret ?? Number.POSITIVE_INFINITY });
  return {
    op: failing,
    key,
    expected,
    sentence: sentenceOf(history, operation, expected),
    orders: deathsOf(problemOf(model, history.init, prefix)),
  };
}

function sentenceOf(history: History, operation: Operation, expected: Expected | null): string {
  const observed = answerWords(operation, operation.out);
  if (expected === null) return `No order explains that this ${verbOf(operation)} ${observed}.`;
  return `While this ${whileWords(history, operation, expected)}; it ${observed}.`;
}

function whileWords(history: History, operation: Operation, { states, answers }: Expected): string {
  const object = objectWords(history, operation);
  const { op } = operation;
  if (isState(history, operation)) {
    return `${verbOf(operation)} ran, ${object} can only have been ${eitherValue(states)}`;
  }
  if (op === 'cas')
    return `${requestWords(operation)} ran, ${object} can only have been ${eitherValue(states)}`;
  const could = answersWords(operation, answers);
  return `${verbOf(operation)} ran, it can only have ${could}`;
}

/** The answer is what the object was. */
function isState({ model }: History, { op }: Operation): boolean {
  return ['read', 'get', 'get-all'].includes(op) && model !== 'multi-register';
}

/** `A: write of 1, then B: read returned 1. Now x is 1, and C's read returned 0.` */
export function deathWords(history: History, { order, states, blocked }: Death): string {
  const past = order.map((op) => {
    const operation = ensure(history.ops[op], `operation ${op}`);
    const answer = operation.out === undefined ? '' : ` ${answerWords(operation, operation.out)}`;
    return `${operation.client}: ${requestWords(operation)}${answer}`;
  });
  const first = ensure(history.ops[blocked[0]?.op ?? order[0] ?? 0], 'an operation');
  const now = `${objectWords(history, first)} is ${eitherValue(states)}`;
  const told = blocked.map(({ op }) => {
    const operation = ensure(history.ops[op], `operation ${op}`);
    return `${operation.client}’s ${verbOf(operation)} ${answerWords(operation, operation.out)}`;
  });
  const where = past.length === 0 ? `At first ${now}` : `${past.join(', then ')}. Now ${now}`;
  return `${where}, but ${told.join(' and ')}.`;
}
