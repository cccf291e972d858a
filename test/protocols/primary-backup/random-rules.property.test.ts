import { describe, expect, it } from 'vitest';
import { seeds } from '../../support/random-runs.ts';
import { isOneCopy, runWith } from './random-support.ts';

describe('Primary/backup: random runs without a rule', () => {
  it.each(['PB-V3', 'PB-V6', 'PB-V3 PB-V6'])(
    'without %s nobody is told anything wrong in 100 runs: these guard availability, or need A1 off too',
    (off) => {
      for (const seed of seeds(100)) {
        expect({ seed, violations: runWith(seed, off.split(' ')).violations }).toEqual({
          seed,
          violations: [],
        });
      }
    },
    120_000,
  );

  it.each(['PB-R1', 'PB-R2', 'PB-A1', 'PB-A4', 'PB-R5'])(
    'without %s the clients can tell from outside exactly when the ghost says so from inside, in 100 runs',
    (rule) => {
      for (const seed of seeds(100)) {
        const run = runWith(seed, [rule]);
        const isBroken = run.violations.some((found) => found.startsWith('PB-LIN '));
        expect({ seed, oneCopy: isOneCopy(run) }).toEqual({ seed, oneCopy: !isBroken });
      }
    },
    120_000,
  );

  it.each(['PB-R1', 'PB-R3', 'PB-R4', 'PB-R5', 'PB-R5A', 'PB-A1', 'PB-A1V', 'PB-A4'])(
    '%s switched off is caught by some random run',
    (rule) => {
      const caught = seeds(1000).find((seed) => runWith(seed, [rule]).violations.length > 0);
      expect(caught).toBeDefined();
    },
    120_000,
  );
});
