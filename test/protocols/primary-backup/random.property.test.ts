import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { drawInteger } from '../../../src/base/random.ts';
import { findProcess, type Configuration } from '../../../src/engine/configuration.ts';
import type { Options } from '../../../src/engine/options.ts';
import { watchForSettling } from '../../../src/engine/settle.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import type {
  ClientState,
  PrimaryBackup,
  ViewServerState,
} from '../../../src/protocols/primary-backup/types.ts';
import {
  randomRun,
  seeds,
  type Chaos,
  type Kind,
  type RandomRun,
} from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY } from './support.ts';

const times = (kind: Kind, count: number): Kind[] => Array<Kind>(count).fill(kind);

/** Three or four servers, two clients; how the view server watches, what the network does: all drawn from the seed. */
function settingOf(seed: number): { readonly options: Options; readonly chaos: Chaos } {
  const draw = (what: string, min: number, max: number): number =>
    drawInteger(seed, 'setting', what, min, max);
  const latencyMinMs = draw('latency', 3, 30);
  const options = {
    servers: draw('servers', 3, 4),
    clients: 2,
    operations: draw('operations', 6, 12),
    workload: ['mix', 'append', 'put and get'][draw('workload', 0, 2)] ?? 'mix',
    firstMs: 200,
    thinkMs: draw('think', 0, 400),
    lossPercent: draw('loss?', 0, 3) === 0 ? draw('loss', 1, 6) : 0,
    latencyMinMs,
    latencyMaxMs: latencyMinMs + draw('jitter', 1, 30),
    deadPings: draw('dead', 1, 2),
    detector: draw('detector', 0, 3) === 0 ? 'no ping between two checks' : 'missed pings',
    checkMs: 250,
    joins: draw('joins', 0, 1) === 0 ? 'at once' : 'next tick',
    copyMs: draw('copy', 0, 60),
    resendMs: draw('resend', 100, 300),
    clientTimeoutMs: draw('timeout', 200, 500),
  };
  const kinds: Kind[] = [
    ...times('crash', draw('crashes', 0, 2)),
    ...times('stall', draw('stalls', 4, 10)),
    ...times('cut', draw('cuts', 2, 6)),
    ...times('repair', draw('repairs', 12, 24)),
    ...times('duplicate', 2),
    ...times('delay', 2),
    ...(['drop', 'hold', 'deliverNow', 'fireTimerNow'] as const),
  ];
  const chaos: Chaos = {
    faultsPerMille: draw('faults', 40, 160),
    events: draw('events', 600, 1000),
    crashes: (role) => role !== 'client',
    kinds,
  };
  return { options, chaos };
}

function runWith(seed: number, off: readonly string[]): RandomRun {
  const { options, chaos } = settingOf(seed);
  return randomRun(machineOf(ENTRY, { options, seed, off }), chaos, seed);
}

/**
 * The run to where nothing new comes about, looked at afresh: a timer that is cancelled in the middle of a background
 * round never fires, and the watch of the run goes on waiting for it.
 */
function settle(seed: number, run: RandomRun): Pick<RandomRun, 'end' | 'settled' | 'finally'> {
  if (run.settled || run.violations.length > 0) return run;
  const machine = machineOf(ENTRY, { options: settingOf(seed).options, seed });
  const watch = watchForSettling(machine);
  let end = run.end;
  for (let n = 0; n < 3000; n++) {
    const { next } = machine.survey(end);
    if (next === null) break;
    const step = machine.step(end, next.action, { time: next.due, name: next.name });
    end = step.configuration;
    if (!watch.isSettled(step.event, end, machine.survey(end))) continue;
    const broken = machine.protocol.invariants.flatMap((invariant) => {
      const found =
        invariant.expectation === 'sometimes' ? null : invariant.check(end, machine.context);
      return found === null ? [] : [found.message];
    });
    return { end, settled: true, finally: broken };
  }
  return { ...run, end };
}

/** The endings that the rules are known to cost, told from the lives of the servers and nothing else. */
function isStuckByRule(end: Configuration<PrimaryBackup>): boolean {
  const { view, acknowledged } = ensure(findProcess(end, 'VS'), 'VS').state as ViewServerState;
  const { primary, backup } = view;
  const lost = (member: typeof primary): boolean =>
    member !== null && findProcess(end, member.id)?.incarnation !== member.life;
  return lost(primary) || (!acknowledged && lost(backup));
}

describe('Primary/backup: random runs', () => {
  it('2,000 of them: one copy explains every answer, views follow from each other, and all end answered or stuck by rule', () => {
    let manyViews = 0;
    let answered = 0;
    let stuck = 0;
    for (const seed of seeds(2000)) {
      const run = runWith(seed, []);
      const { settled, finally: broken, ...rest } = settle(seed, run);
      const end = rest.end as Configuration<PrimaryBackup>;
      expect({ seed, violations: run.violations, settled, finally: broken }).toEqual({
        seed,
        violations: [],
        settled: true,
        finally: [],
      });
      const clients = end.processes.filter(({ role }) => role === 'client');
      const isAnswered = clients.every(({ state }) => (state as ClientState).outstanding === null);
      expect({ seed, explained: isAnswered || isStuckByRule(end) }).toEqual({
        seed,
        explained: true,
      });
      if (isAnswered) answered++;
      else stuck++;
      if (end.ghost.views.length >= 5) manyViews++;
    }
    expect(manyViews).toBeGreaterThan(700);
    expect(answered).toBeGreaterThan(1000);
    expect(stuck).toBeGreaterThan(100);
  }, 600_000);

  it('a run is a function of its seed, and has a headline that fits for every event', () => {
    for (const seed of seeds(40)) {
      const run = runWith(seed, []);
      expect(runWith(seed, []).digest).toBe(run.digest);
      const machine = machineOf(ENTRY, { options: settingOf(seed).options, seed });
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
  }, 120_000);

  it.each(['PB-V3', 'PB-V6', 'PB-V3 PB-V6'])(
    'without %s nobody is told anything wrong in 300 runs: these guard availability, or need A1 off too',
    (off) => {
      for (const seed of seeds(300)) {
        expect({ seed, violations: runWith(seed, off.split(' ')).violations }).toEqual({
          seed,
          violations: [],
        });
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
