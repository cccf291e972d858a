import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { Machine } from '../../../src/engine/machine.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import { CALLOUTS } from '../../../src/protocols/state-machine/callouts.ts';
import type { StateMachine } from '../../../src/protocols/state-machine/types.ts';
import { randomRun, seeds } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { Chronicle } from './chronicle.ts';
import { ENTRY, play } from './support.ts';

/** The claim of each callout, judged by what was written, said and crashed, and not by anybody's memory. */
const CLAIMS: Readonly<Record<string, (story: Chronicle) => boolean>> = {
  'RSM-1': (story) =>
    story.pairs().some(([one, other]) => {
      const at = story.firstDifference(one, other);
      return at > 0 && one.slice(0, at).every(({ id }, n) => id === other[n]?.id);
    }),
  'RSM-2': (story) =>
    story.pairs().some(([one, other]) => {
      const ids = (list: typeof one) => list.map(({ id }) => id);
      return (
        ids(one).join() !== ids(other).join() &&
        ids(one).toSorted().join() === ids(other).toSorted().join() &&
        one.at(-1)?.digest !== other.at(-1)?.digest
      );
    }),
  'RSM-3': (story) => story.crashed().length >= 2,
  'RSM-4': (story) => {
    const told = story.newest.effects.flatMap((it) => (it.kind === 'reply' ? [it.operation] : []));
    const have = story.lists().map((list) => list.some(({ id }) => told.includes(id)));
    return (
      have.includes(true) &&
      have.includes(false) &&
      story.pairs().every(([one, other]) => story.firstDifference(one, other) === 0)
    );
  },
};

interface Found {
  readonly id: string;
  readonly at: string;
  readonly isTrue: boolean;
}

function calloutsIn(machine: Machine, events: readonly TraceEvent[]): readonly Found[] {
  const chronicle = new Chronicle();
  let before = machine.initial;
  const found: Found[] = [];
  for (const event of events) {
    const after = replayStep(machine, before, event).configuration;
    chronicle.add(event as TraceEvent<StateMachine>, after as Configuration<StateMachine>);
    for (const callout of CALLOUTS) {
      if (!callout.holds(event as never, before as never, after as never)) continue;
      const isTrue = CLAIMS[callout.id]?.(chronicle) ?? false;
      found.push({ id: callout.id, at: event.name, isTrue });
    }
    before = after;
  }
  return found;
}

describe('Callouts of the replicated state machine', () => {
  it('are a line each', () => {
    for (const { text } of CALLOUTS) expect([text, text.length <= 84]).toEqual([text, true]);
    expect(CALLOUTS.map(({ id }) => id).sort()).toEqual(Object.keys(CLAIMS).sort());
  });

  it('each is shown in some scenario, and true wherever it is shown', () => {
    const seen = new Set<string>();
    for (const { id } of ENTRY.scenarios) {
      const { machine, events } = play(id);
      for (const callout of calloutsIn(machine, events)) {
        seen.add(callout.id);
        expect([id, callout]).toEqual([id, { ...callout, isTrue: true }]);
      }
    }
    expect([...seen].sort()).toEqual(CALLOUTS.map(({ id }) => id).sort());
  });

  it('they are true wherever they are shown in 100 random runs, with rules on and off', () => {
    const rules = ENTRY.protocol.rules.filter((rule) => rule.switchable).map(({ id }) => id);
    const seen = new Set<string>();
    for (const [at, seed] of seeds(100).entries()) {
      const rule = rules[at % (2 * rules.length)];
      const options = { replicas: 2 + (at % 3), clients: 2, workload: 'mix', operations: 5 };
      const machine = machineOf(ENTRY, { options, seed, off: rule === undefined ? [] : [rule] });
      const chaos = { faultsPerMille: 60, events: 150, crashes: () => true };
      const { events } = randomRun(machine, chaos, seed, 300);
      for (const callout of calloutsIn(machine, events)) {
        seen.add(callout.id);
        expect([seed, rule, callout]).toEqual([seed, rule, { ...callout, isTrue: true }]);
      }
    }
    expect([...seen].sort()).toEqual(['RSM-1', 'RSM-4']);
  });
});
