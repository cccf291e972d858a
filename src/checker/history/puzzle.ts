import { byCodeUnit } from '../../base/canonical.ts';
import { ensure } from '../../base/assert.ts';
import { MODELS } from './models.ts';
import { createSpace, ILLEGAL } from './space.ts';
import type { History, Operation, Point, Value } from './types.ts';
import {
  answersWords,
  answerWords,
  eitherValue,
  objectWords,
  requestWords,
  verbOf,
} from './words.ts';

/** Which rule a placement breaks, and where. */
export interface Break {
  /**
   * `interval`: before the call or after the return. `twice`: it has two points. `missing`: it returned and has none.
   * `answer`: a single copy would have answered something else at this point.
   */
  readonly rule: 'interval' | 'twice' | 'missing' | 'answer';
  readonly op: number;
  /** Null where there is no point. */
  readonly at: number | null;
  readonly sentence: string;
  /** What it would have answered there; empty unless the rule is `answer`. */
  readonly expected: readonly Value[];
}

export interface PlacementVerdict {
  readonly isLegal: boolean;
  /** In order of time, what is missing last; of each object the first wrong answer only. */
  readonly breaks: readonly Break[];
}

/**
 * Does a reader's placement show that the history is linearizable? In: a point for every operation that returned, and for
 * those that never returned as the reader likes. Points at one instant are taken in the order given.
 */
export function judgePlacement(history: History, points: readonly Point[]): PlacementVerdict {
  const inOrder = points.toSorted((a, b) => a.at - b.at);
  const breaks = [
    ...inOrder.flatMap(({ op, at }, place) => {
      const operation = operationAt(history, op);
      const isSecond = inOrder.slice(0, place).some((other) => other.op === op);
      return [
        ...(isSecond
          ? [broken('twice', op, at, `${nameOf(operation)} can take effect once only.`)]
          : []),
        ...outside(operation, op, at),
      ];
    }),
    ...wrongAnswers(history, inOrder),
    ...missing(history, points),
  ];
  breaks.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || byCodeUnit(a.rule, b.rule));
  return { isLegal: breaks.length === 0, breaks };
}

function outside(operation: Operation, op: number, at: number): readonly Break[] {
  const { call, ret } = operation;
  if (at < call) {
    return [
      broken('interval', op, at, `${nameOf(operation)} cannot take effect before it is called.`),
    ];
  }
  if (ret === null || at <= ret) return [];
  return [
    broken('interval', op, at, `${nameOf(operation)} cannot take effect after it has returned.`),
  ];
}

function missing({ ops }: History, points: readonly Point[]): readonly Break[] {
  const placed = new Set(points.map(({ op }) => op));
  return [...ops.entries()].flatMap(([op, operation]) =>
    operation.ret === null || placed.has(op)
      ? []
      : [
          broken(
            'missing',
            op,
            null,
            `${nameOf(operation)} returned, so it took effect somewhere.`,
          ),
        ],
  );
}

function wrongAnswers(history: History, inOrder: readonly Point[]): readonly Break[] {
  const space = createSpace(MODELS[history.model], history.init);
  const states = new Map<string | null, number>();
  const breaks: Break[] = [];
  for (const { op, at } of inOrder) {
    const operation = operationAt(history, op);
    const key = operation.key ?? null;
    const state = states.get(key) ?? space.start;
    if (state === ILLEGAL) continue;
    const next = space.step(state, space.kindOf(operation));
    states.set(key, next);
    if (next !== ILLEGAL) continue;
    const expected = space
      .predict(state, space.kindOf(operation))
      .map(({ out }) => space.outOf(out));
    const is = eitherValue(space.valuesOf(state));
    const would = answersWords(operation, expected);
    const sentence = `Here ${objectWords(history, operation)} is ${is}, so ${nameOf(operation)} would have ${would}; it ${answerWords(operation, operation.out)}.`;
    breaks.push({ ...broken('answer', op, at, sentence), expected });
  }
  return breaks;
}

function broken(rule: Break['rule'], op: number, at: number | null, sentence: string): Break {
  return { rule, op, at, sentence, expected: [] };
}

function nameOf(operation: Operation): string {
  const what = operation.op === 'cas' ? requestWords(operation) : verbOf(operation);
  return `${operation.client}’s ${what}`;
}

function operationAt({ ops }: History, op: number): Operation {
  return ensure(ops[op], `operation ${op}`);
}
