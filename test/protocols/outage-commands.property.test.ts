import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { MODELS } from '../support/models.ts';
import { problemsUnderCommands, problemsUnderFaults } from '../support/random-commands.ts';
import { setupOf } from '../support/runs.ts';

describe.each(MODELS)('$id: whatever is done to it', ({ entry }) => {
  const first = ensure(entry.scenarios[0], 'scenario');

  it.each([[[]], [first.off]])(
    '20 runs in which controls are used at random, with %j off',
    (off) => {
      expect(problemsUnderCommands(entry, 20, setupOf(entry, first.id, { off }))).toEqual([]);
    },
  );

  it('40 runs with crashes, cuts, losses and duplicates', () => {
    expect(problemsUnderFaults(entry, 40, setupOf(entry, first.id))).toEqual([]);
  });
});
