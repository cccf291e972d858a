import { it } from 'vitest';
import { drawInteger } from '../../src/base/random.ts';
import { randomRun } from '../support/random-runs.ts';
import { machineOf } from '../support/runs.ts';
import { ENTRY } from '../support/two-phase.ts';
it('x', () => {
  const seed = 2025001733;
  const draw = (what: string, min: number, max: number): number => drawInteger(seed, 'setting', what, min, max);
  const workload = ['conflict', 'mix', 'transfer'][draw('workload', 0, 2)] ?? 'mix';
  const options = { participants: draw('participants', 2, 5), clients: draw('clients', 2, 3), workload, transactions: draw('transactions', 1, 2), thinkMs: draw('think', 0, 300), lossPercent: draw('loss?', 0, 2) === 0 ? draw('loss', 1, 15) : 0, latencyMinMs: draw('latency', 5, 60), latencyMaxMs: draw('latency', 60, 200), cooperative: draw('cooperative', 0, 1) === 1 };
  console.log(options);
  const run = randomRun(machineOf(ENTRY, { options, seed }), { faultsPerMille: 120, events: 220, crashes: (r) => r !== 'client' }, seed);
  for (const e of run.events) if (/T3|TC#|P2#|heal|cut/.test(e.name) || e.effects.some((f) => JSON.stringify(f).includes('T3'))) console.log(`${e.index} ${e.time} ${e.name} [${e.outcome.kind}] ` + e.effects.map((f) => f.kind === 'send' ? `send ${f.envelope}` : f.kind==='note'? `note ${f.rule ?? ''}` : f.kind === 'durable' ? `durable ${f.records.map(r=>JSON.stringify(r))}` : f.kind).join(', '));
  console.log(JSON.stringify(run.end.processes.find(p=>p.id==='P2')), JSON.stringify((run.end.ghost as any).stories));
});
