import { describe, expect, it } from 'vitest';
import { historyOfRun, judge, type History } from '../../src/checker/history/index.ts';
import type { TraceEvent } from '../../src/engine/action.ts';
import type { Options } from '../../src/engine/options.ts';
import type { Protocol } from '../../src/engine/protocol.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { randomRun, seeds, type Chaos } from '../support/random-runs.ts';
import { machineOf, runScenario } from '../support/runs.ts';
import { TOY } from '../support/toy-entry.ts';

function historyOf(protocol: Protocol, options: Options, events: readonly TraceEvent[]): History {
  const history = historyOfRun(protocol, options, events);
  if (!history.ok) throw new Error(history.error);
  return history.value;
}

const JUDGED = REGISTRY.filter(({ protocol }) => protocol.judgedAs !== undefined);
const SCENARIOS = JUDGED.flatMap((entry) =>
  entry.scenarios.map(
    (scenario) => [`${entry.protocol.id}/${scenario.id}`, entry, scenario] as const,
  ),
);
const CHAOS: Chaos = { faultsPerMille: 100, events: 500, crashes: (role) => role !== 'client' };

describe('Runs, judged from outside', () => {
  it.each(SCENARIOS)(
    '%s: one copy explains its answers unless a rule says otherwise',
    (_, entry, scenario) => {
      const run = runScenario(entry, scenario.id);
      const { options } = run.machine.context;
      const { linearizable } = judge(historyOf(entry.protocol, options as Options, run.events));
      const { violates } = scenario.claims;
      // Rules of these names are the protocols' own judgement of the same thing, from inside; copies that part may show.
      const isRuled = violates.some((rule) => /-(?:LIN|SER|AGREE)$/.test(rule));
      expect(isRuled ? [true, false] : [true]).toContain(linearizable);
    },
  );

  it.each(JUDGED)(
    'random runs with all rules on have answers that one copy explains: $protocol.id',
    (entry) => {
      for (const seed of seeds(25)) {
        const machine = machineOf(entry, { seed });
        const { events } = randomRun(machine, CHAOS, seed);
        const options = machine.context.options as Options;
        const { linearizable } = judge(historyOf(entry.protocol, options, events));
        expect({ seed, linearizable }).toEqual({ seed, linearizable: true });
      }
    },
  );

  it('a protocol that does not say which copy there is cannot be judged', () => {
    expect(historyOfRun(TOY.protocol, {}, [])).toEqual({
      ok: false,
      error: 'Toy has no clients whose answers can be judged.',
    });
  });
});
