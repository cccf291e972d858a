import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/base/canonical.ts';
import { items } from '../../../src/base/log-list.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { Intervention } from '../../../src/engine/spec.ts';
import { after, last, runOf, type RunSetup } from '../../support/runs.ts';
import { ENTRY, violated } from '../../support/two-phase.ts';

const SETUPS: readonly (RunSetup & { readonly name: string })[] = [
  { name: 'commit', options: { participants: 2 } },
  {
    name: 'abort',
    options: { participants: 3 },
    interventions: [after('start P2', { kind: 'perturb', process: 'P2', perturbation: 'vote-no' })],
  },
  { name: 'two transactions, one after the other', options: { participants: 2, transactions: 2 } },
];

/** Memory and disk of everybody, and what the clients were told: all but counters and times. */
function essence(run: Run): string {
  const told = run.events.flatMap((event) =>
    event.effects.filter((effect) => effect.kind === 'reply'),
  );
  return canonical([
    last(run).processes.map((process) => [process.id, process.state, items(process.log)]),
    told,
  ]);
}

describe.each(SETUPS)('2PC: redelivery sweep, $name', (setup) => {
  const healthy = runOf(ENTRY, setup);
  const sent = healthy.events.flatMap((event) =>
    event.effects.flatMap((effect) =>
      effect.kind === 'send' ? [{ envelope: effect.envelope, by: event }] : [],
    ),
  );

  it('every message, delivered once more at every later instant, changes nothing but the counters', () => {
    const expected = essence(healthy);
    for (const { envelope, by } of sent) {
      const twin = `${envelope}~2`;
      const copies: readonly Intervention[] = [
        after(by.name, { kind: 'duplicate', envelope }),
        after(`fault duplicate ${envelope}#1`, { kind: 'hold', envelope: twin }),
      ];
      const others = (setup.interventions ?? []).filter(
        (one) => healthy.events.findIndex((event) => event.name === one.at.after) <= by.index,
      );
      for (const later of healthy.events.slice(by.index + 1)) {
        const release = after(later.name, { kind: 'deliverNow', envelope: twin });
        const run = runOf(ENTRY, { ...setup, interventions: [...others, ...copies, release] });
        const context = `${twin} after ${later.name}`;
        expect([context, run.events.some((event) => event.name.endsWith(twin))]).toEqual([
          context,
          true,
        ]);
        expect([context, violated(run)]).toEqual([context, []]);
        expect([context, essence(run)]).toEqual([context, expected]);
      }
    }
  });
});
