import { describe, expect, it } from 'vitest';
import { drawInteger } from '../../../src/base/random.ts';
import type { Options } from '../../../src/engine/options.ts';
import { randomRun, seeds, type Chaos, type RandomRun } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';

const CHAOS: Chaos = { faultsPerMille: 120, events: 220, crashes: (role) => role !== 'client' };

/** 2 to 5 participants, at least two conflicting transactions, cooperative or not: all drawn from the seed. */
function setting(seed: number): Options {
  const draw = (what: string, min: number, max: number): number =>
    drawInteger(seed, 'setting', what, min, max);
  const workload = ['conflict', 'mix', 'transfer'][draw('workload', 0, 2)] ?? 'mix';
  return {
    participants: draw('participants', 2, 5),
    clients: draw('clients', 2, 3),
    workload,
    transactions: draw('transactions', 1, 2),
    thinkMs: draw('think', 0, 300),
    lossPercent: draw('loss?', 0, 2) === 0 ? draw('loss', 1, 15) : 0,
    latencyMinMs: draw('latency', 5, 60),
    latencyMaxMs: draw('latency', 60, 200),
    cooperative: draw('cooperative', 0, 1) === 1,
  };
}

function runWith(seed: number, off: readonly string[]): RandomRun {
  return randomRun(machineOf(ENTRY, { options: setting(seed), seed, off }), CHAOS, seed);
}

describe('2PC: random runs', () => {
  it('2,000 of them: AC1 to AC3 and ISO never broken; healed, everybody decides (AC5)', () => {
    let eventful = 0;
    for (const seed of seeds(2000)) {
      const run = runWith(seed, []);
      expect({ seed, violations: run.violations }).toEqual({ seed, violations: [] });
      expect({ seed, settled: run.settled, finally: run.finally }).toEqual({
        seed,
        settled: true,
        finally: [],
      });
      if (run.events.some((event) => event.action.kind === 'fault')) eventful++;
    }
    expect(eventful).toBeGreaterThan(1900);
  }, 300_000);

  it('a run is a function of its seed', () => {
    for (const seed of seeds(200))
      expect([seed, runWith(seed, []).digest]).toEqual([seed, runWith(seed, []).digest]);
  });

  const switchable = ENTRY.protocol.rules.filter((rule) => rule.switchable).map((rule) => rule.id);
  it.each(switchable)('%s switched off is caught by some random run', (rule) => {
    const caught = seeds(3000).find((seed) => {
      const run = runWith(seed, [rule]);
      return run.violations.length > 0 || run.finally.length > 0;
    });
    expect(caught).toBeDefined();
  });
});
