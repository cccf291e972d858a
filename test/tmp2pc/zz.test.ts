import { it } from 'vitest';
import { runOf, runScenario } from '../support/runs.ts';
import { ENTRY } from '../support/two-phase.ts';
it('x', () => {
  const run = process.env['S'] ? runScenario(ENTRY, process.env['S']) : runOf(ENTRY, JSON.parse(process.env['SETUP'] ?? '{}'));
  for (const e of run.events) console.log(`${e.index} ${e.time} ${e.name} [${e.outcome.kind}] ` + e.effects.map((f) => f.kind === 'send' ? `send ${f.envelope}` : f.kind==='note'? `note ${f.rule ?? ''}${f.beat ? '/' + f.beat : ''}` : f.kind === 'durable' ? `durable ${f.records.map(r=>r.kind)}` : f.kind).join(', ')+'  :: '+ENTRY.presentation.headline(e, e.index===0?run.machine.initial:run.configurationAt(e.index-1), run.configurationAt(e.index)));
  console.log(run.end, run.tallyAt(run.count - 1), run.verdictsAt(run.count - 1).map((v) => `${v.rule} ${v.state} ${v.message}`));
});
