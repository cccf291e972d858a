import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import type { Intervention, RunSpec } from '../../../src/engine/spec.ts';
import { lesson } from '../../../src/protocols/state-machine/lesson.ts';
import { at, crash } from '../../../src/protocols/state-machine/scenario-parts.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { ENTRY } from './support.ts';

const { questions } = lesson;

type Changes = Partial<Pick<RunSpec, 'off' | 'options'>> & {
  readonly also?: readonly Intervention[];
};

/** The same question in a run in which something is different. */
const CHANGED: readonly (readonly [
  question: string,
  scenario: string,
  changes: Changes,
  was: string,
  becomes: string,
])[] = [
  [
    'served-meanwhile',
    'a-slow-replica',
    { also: [at(330, crash('R1')), at(330, crash('R2'))] },
    'soon',
    'late',
  ],
  ['where-keys-part', 'whichever-key-comes-first', { off: [] }, '4', 'never'],
  ['where-sums-part', 'the-sum-in-order', { off: ['RSM-DET'] }, 'never', '4'],
  ['who-chooses', 'one-clock-for-all', { off: ['RSM-ORDER'] }, 'SQ', 'C1'],
  ['how-many-sums', 'the-sum-of-the-parts', { options: { chance: 7 } }, '2', '1'],
  ['the-first-key', 'whichever-key-comes-first', { options: { chance: 0 } }, '2', '3'],
  ['read-back', 'each-its-own-clock', { off: [] }, 'other', 'same'],
];

function changed(scenario: string, { also = [], off, options }: Changes): RunSpec {
  const spec = specOf(ENTRY, scenario);
  const inOrder = [...spec.interventions, ...also].toSorted((a, b) => a.at.timeMs - b.at.timeMs);
  return {
    ...spec,
    off: off ?? spec.off,
    options: { ...spec.options, ...options },
    interventions: inOrder,
  };
}

describe('Replicated state machine: answers come from the protocol, not from the author', () => {
  it.each(CHANGED)('%s in %s with %j', (question, scenario, changes, was, becomes) => {
    expect(answerIn(ENTRY, specOf(ENTRY, scenario), question).right).toEqual([was]);
    expect(answerIn(ENTRY, changed(scenario, changes), question).right).toEqual([becomes]);
  });
});

describe('Replicated state machine: a world in which a rule is on, or off', () => {
  const shown = questions.flatMap(({ id, scenarios, options }) =>
    options.flatMap((option) =>
      option.world === 'kept' || option.world === 'without'
        ? scenarios.map((scenario) => ({ id, scenario, world: option.world, option: option.id }))
        : [],
    ),
  );

  it.each(shown)(
    '$id in $scenario: there, "$option" is right ($world)',
    ({ id, scenario, world, option }) => {
      const { worlds, right } = answerIn(ENTRY, specOf(ENTRY, scenario), id);
      const there = ensure(
        worlds.find((one) => one.id === world),
        'world',
      ).spec;
      expect(right).not.toEqual([option]);
      expect(answerIn(ENTRY, there, id).right).toEqual([option]);
    },
  );
});
