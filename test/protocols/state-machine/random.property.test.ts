import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/checker/history/index.ts';
import { drawInteger } from '../../../src/base/random.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { Options } from '../../../src/engine/options.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import type { StateMachine } from '../../../src/protocols/state-machine/types.ts';
import { randomRun, seeds, type Chaos, type RandomRun } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY, historyOf, replicaAt } from './support.ts';

/** Two to four replicas, two clients that ask for everything; what the network does is drawn from the seed. */
function settingOf(seed: number): { readonly options: Options; readonly chaos: Chaos } {
  const draw = (what: string, min: number, max: number): number =>
    drawInteger(seed, 'setting', what, min, max);
  const latencyMinMs = draw('latency', 3, 40);
  const options = {
    replicas: draw('replicas', 2, 4),
    clients: 2,
    operations: draw('operations', 4, 8),
    workload: ['mix', 'mix', 'numbers', 'put and get'][draw('workload', 0, 3)] ?? 'mix',
    thinkMs: draw('think', 0, 200),
    chance: draw('chance', 0, 9999),
    lossPercent: draw('loss?', 0, 1) === 0 ? draw('loss', 1, 12) : 0,
    latencyMinMs,
    latencyMaxMs: latencyMinMs + draw('jitter', 1, 80),
    tipMs: draw('tip', 100, 600),
    clientTimeoutMs: draw('timeout', 200, 600),
  };
  const chaos: Chaos = {
    faultsPerMille: draw('faults', 40, 200),
    events: draw('events', 80, 240),
    crashes: (role) => role !== 'client',
  };
  return { options, chaos };
}

function runWith(seed: number, off: readonly string[] = []): RandomRun {
  const { options, chaos } = settingOf(seed);
  return randomRun(machineOf(ENTRY, { options, seed, off }), chaos, seed);
}

describe('Replicated state machine: random runs', () => {
  it('500 of them, with loss, duplicates, delays, crashes and cuts: digests agree, and all catch up once healed', () => {
    let fetched = 0;
    let entries = 0;
    for (const seed of seeds(500)) {
      const run = runWith(seed);
      const { violations, settled, finally: broken } = run;
      expect({ seed, violations, settled, broken }).toEqual({
        seed,
        violations: [],
        settled: true,
        broken: [],
      });
      const end = run.end as Configuration<StateMachine>;
      const ids = end.processes.filter(({ role }) => role === 'replica').map(({ id }) => id);
      const chains = ids.map((id) =>
        replicaAt(end, id)
          .applied.map(({ digest }) => digest)
          .join(),
      );
      expect([seed, new Set(chains).size]).toEqual([seed, 1]);
      expect([seed, judge(historyOf(run.events)).linearizable]).toEqual([seed, true]);
      if (end.ghost.seen.includes('fetched')) fetched++;
      entries += replicaAt(end, 'R1').applied.length;
    }
    expect(fetched).toBeGreaterThan(300);
    expect(entries).toBeGreaterThan(4000);
  });

  it('a run is a function of its seed, and has a headline that fits for every event', () => {
    const rules = ENTRY.protocol.rules.filter(({ switchable }) => switchable);
    for (const [at, seed] of seeds(40).entries()) {
      const off = at % 2 === 0 ? [] : [rules[at % rules.length]?.id ?? ''];
      const run = runWith(seed, off);
      expect(runWith(seed, off).digest).toBe(run.digest);
      const machine = machineOf(ENTRY, { options: settingOf(seed).options, seed, off });
      let before = machine.initial;
      for (const event of run.events) {
        const { configuration } = replayStep(machine, before, event);
        const text = ENTRY.presentation.headline(event, before, configuration);
        const isFine =
          text.length > 8 &&
          text.length <= 84 &&
          text.split(/\s+/).length <= 14 &&
          !/undefined|null|\[object|NaN|\{|\}/.test(text);
        expect([seed, event.name, text, isFine]).toEqual([seed, event.name, text, true]);
        before = configuration;
      }
    }
  });

  it.each(['RSM-INIT', 'RSM-ORDER', 'RSM-DET', 'RSM-CHOICE', 'RSM-CANON', 'RSM-GAP'])(
    '%s switched off is caught by some random run',
    (rule) => {
      const caught = seeds(100).find((seed) =>
        runWith(seed, [rule]).violations.some((one) => one.startsWith('RSM-AGREE')),
      );
      expect(caught).toBeDefined();
    },
    60_000,
  );
});
