import { describe, expect, it } from 'vitest';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { problemsUnderCommands, problemsUnderFaults } from '../../support/random-commands.ts';
import { ENTRY } from './support.ts';

const ANY = ENTRY as unknown as ProtocolEntry;
const options = { untilS: 60 };

describe('Configuration herd: whatever is done to it', () => {
  it.each([[[]], [['HERD-KEEP']]])(
    '20 runs in which controls are used at random, with %j off',
    (off) => {
      expect(problemsUnderCommands(ANY, 20, 60, { off, options })).toEqual([]);
    },
  );

  it('40 runs with crashes, cuts, losses and duplicates', () => {
    expect(problemsUnderFaults(ANY, 40, { off: ['HERD-KEEP'], options })).toEqual([]);
  });
});
