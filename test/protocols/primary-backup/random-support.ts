import { historyOfRun, judge } from '../../../src/checker/history/index.ts';
import { drawInteger } from '../../../src/base/random.ts';
import type { Options } from '../../../src/engine/options.ts';
import type { Ghost } from '../../../src/protocols/primary-backup/ghost.ts';
import { randomRun, type Chaos, type Kind, type RandomRun } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY } from './support.ts';

const times = (kind: Kind, count: number): Kind[] => Array<Kind>(count).fill(kind);

/**
 * Three or four servers, two clients; how the view server watches, what the network does: all drawn from the seed.
 * Under fire until there are enough views, or for long enough where there never are.
 */
export function settingOf(seed: number): { readonly options: Options; readonly chaos: Chaos } {
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
  const views = draw('views', 5, 7);
  const chaos: Chaos = {
    faultsPerMille: draw('faults', 40, 160),
    events: draw('events', 1000, 1600),
    enough: ({ ghost }) => (ghost as Ghost).views.length >= views,
    crashes: (role) => role !== 'client',
    kinds,
  };
  return { options, chaos };
}

/** Could one copy have given every answer that the clients got? Judged by them alone, from outside. */
export function isOneCopy(run: RandomRun): boolean | 'unknown' {
  const history = historyOfRun(ENTRY.protocol, {}, run.events);
  if (!history.ok) throw new Error(history.error);
  return judge(history.value).linearizable;
}

/** `healing`: after how many events at most a run that is healed has to have settled. */
export function runWith(seed: number, off: readonly string[], healing = 6000): RandomRun {
  const { options, chaos } = settingOf(seed);
  return randomRun(machineOf(ENTRY, { options, seed, off }), chaos, seed, healing);
}
