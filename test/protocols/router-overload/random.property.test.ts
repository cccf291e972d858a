import { describe, expect, it } from 'vitest';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { problemsUnderCommands, problemsUnderFaults } from '../../support/random-commands.ts';
import { ENTRY } from './support.ts';

const ANY = ENTRY as unknown as ProtocolEntry;
const options = { untilS: 300 };

describe('Router overload: whatever is done to it', () => {
  it.each([[[]], [['ROUTER-SLOWER']]])(
    '20 runs in which controls are used at random, with %j off',
    (off) => {
      expect(problemsUnderCommands(ANY, 20, 300, { off, options })).toEqual([]);
    },
  );

  it('40 runs with crashes, cuts, losses and duplicates', () => {
    expect(problemsUnderFaults(ANY, 40, { off: ['ROUTER-SLOWER'], options })).toEqual([]);
  });
});
