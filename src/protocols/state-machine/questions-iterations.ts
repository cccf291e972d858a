import type { Question } from '../../scene/lesson.ts';
import { digestsAt, held, partedAt } from './lesson-facts.ts';
import { choice, kept } from './question-parts.ts';
import type { StateMachine } from './types.ts';

/** Operations that run over all keys, in an order that the log does not tell. */

export const ITERATION_QUESTIONS: readonly Question<StateMachine>[] = [
  choice({
    id: 'the-first-key',
    in: 'whichever-key-comes-first',
    at: 'invoke C1 r4',
    prompt:
      'Three equal maps, no clock, no dice. How many different states does m = anyKey() make?',
    options: [
      ['1', 'One: equal maps, equal order', 'kept'],
      ['2', 'Two'],
      ['3', 'Three'],
    ],
    worlds: [kept('RSM-CANON')],
    answer: ({ run }) => [digestsAt(run.end, 4)],
    why: 'Equal maps may be laid out in different ways, and an iteration shows it. With two of three alike a test may never notice.',
  }),
  choice({
    id: 'where-keys-part',
    in: ['whichever-key-comes-first', 'the-first-key-of-all'],
    at: 'invoke C1 r1',
    prompt:
      'Three puts will follow each other, then m = anyKey(). At which position do digests part?',
    options: [
      ['1', 'At 1'],
      ['3', 'At 3'],
      ['4', 'At 4'],
      ['never', 'At none'],
    ],
    answer: ({ run }) => [partedAt(run)],
    why: 'A put depends on the state and the entry alone. Any key does so only if it is agreed which one that is.',
  }),
  choice({
    id: 'which-key',
    in: 'the-first-key-of-all',
    at: 'invoke C1 r4',
    prompt: 'Keys are gone through in alphabetical order. What is m at R3?',
    options: [
      ['c', 'c, the newest'],
      ['b', 'b'],
      ['a', 'a'],
    ],
    answer: ({ run }) => [held(run.end, 'R3', 'm')],
    why: 'Any order will do that is computed from the state alone. Alphabetical is one, memory addresses are not.',
  }),
  choice({
    id: 'how-many-sums',
    in: 'the-sum-of-the-parts',
    at: 'invoke C1 r4',
    prompt: 'a is 100000, b and c are 300; three digits are kept. How many different sums?',
    options: [
      ['1', 'One: sums have no order', 'kept'],
      ['2', 'Two'],
      ['3', 'Three'],
    ],
    worlds: [kept('RSM-CANON')],
    answer: ({ run }) => [digestsAt(run.end, 4)],
    why: '300 vanishes beside 100000, but 600 does not. Floating point does the same, some fifty bits further down.',
  }),
  choice({
    id: 'where-sums-part',
    in: ['the-sum-of-the-parts', 'the-sum-in-order'],
    at: 'invoke C1 r1',
    prompt:
      'Three additions will follow each other, then s = sum(). At which position do digests part?',
    options: [
      ['never', 'At none'],
      ['1', 'At 1'],
      ['4', 'At 4'],
    ],
    answer: ({ run }) => [partedAt(run)],
    why: 'One addition is rounded alike everywhere. Several are too, if they are done in one order.',
  }),
  choice({
    id: 'is-it-right',
    in: 'the-sum-in-order',
    at: 'invoke C1 r4',
    prompt: 'a is 100000, b and c are 300, added in this order; three digits are kept. What is s?',
    options: [
      ['100600', '100600, the exact sum'],
      ['101000', '101000'],
      ['100000', '100000'],
    ],
    answer: ({ run }) => [held(run.end, 'R1', 's')],
    why: 'Each 300 vanishes on its own. The replicas are equal; that is not the same as being right.',
  }),
];
