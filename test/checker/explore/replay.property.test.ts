import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interventionEvents } from '../../../src/engine/intervention-events.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import { stateMachine } from '../../../src/protocols/state-machine/index.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import { somePath } from '../../support/random-paths.ts';
import { played } from '../../support/searches.ts';

const ENTRIES = [twoPhaseCommit, primaryBackup, stateMachine] as unknown as ProtocolEntry[];

/** Every fault that a search knows. */
const BOUNDS = {
  crashes: 9,
  losses: 2,
  duplicates: 2,
  cuts: 2,
  stalls: 2,
  timeouts: 3,
  late: 2,
  messages: 9,
};

/** Elsewhere hardly any event does two things that outlive a crash. */
const CUT = new Set(['two-phase-commit', 'state-machine']);

describe('A path of a search', () => {
  it.each(ENTRIES)('$protocol.id: whatever was chosen, the engine plays the same run', (entry) => {
    let cuts = 0;
    const numbers = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 30 })), {
      minLength: 10,
      maxLength: 40,
    });
    fc.assert(
      fc.property(numbers, (chosen) => {
        const { run, choices } = somePath(entry, 'sandbox', BOUNDS, chosen);
        cuts += choices.filter(({ cutAfter }) => cutAfter !== undefined).length;
        const again = played(entry, run.spec);
        again.advance(run.to + 2);
        expect(interventionEvents(run.spec.interventions, again.events)).not.toContain(null);
        expect(again.digestAt(run.to)).toBe(run.digest);
      }),
      { numRuns: 40, seed: 1 },
    );
    expect(cuts > 0 || !CUT.has(entry.protocol.id)).toBe(true);
  });
});
