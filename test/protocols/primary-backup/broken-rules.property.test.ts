import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { BROKEN, play, violations } from './support.ts';

describe('Primary/backup: the same scenarios with other latencies', () => {
  const SEEDS = Array.from({ length: 20 }, (_, at) => at + 2);
  const harmful = BROKEN.filter(({ claims }) => claims.violates.length > 0);

  it.each(harmful.map(({ id }) => id))(
    '%s: most of 20 seeds end in the same harm, and with all rules on none does any',
    (id) => {
      const { claims } = ensure(
        harmful.find((one) => one.id === id),
        id,
      );
      const harms = SEEDS.map((seed) => violations(play(id, { seed })));
      const same = harms.filter((harm) => claims.violates.every((rule) => harm.includes(rule)));
      expect(same.length).toBeGreaterThanOrEqual(8);
      for (const seed of SEEDS)
        expect([seed, violations(play(id, { seed, off: [] }))]).toEqual([seed, []]);
    },
  );
});
