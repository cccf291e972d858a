import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { Machine } from '../../../src/engine/machine.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import { CALLOUTS } from '../../../src/protocols/two-phase-commit/callouts.ts';
import type { TwoPhase } from '../../../src/protocols/two-phase-commit/types.ts';
import { randomRun, seeds } from '../../support/random-runs.ts';
import { machineOf, runScenario } from '../../support/runs.ts';
import { ENTRY } from '../../support/two-phase.ts';
import { Chronicle } from './chronicle.ts';

/** The claim of each callout, judged by what has been sent, logged and said, and not by anybody's memory. */
const CLAIMS: Readonly<
  Record<string, (chronicle: Chronicle, now: Configuration<TwoPhase>) => boolean>
> = {
  '2PC-1': (story) => story.isDown('TC') && story.everyPromise().some(([who]) => story.isUp(who)),
  '2PC-2': (story) => {
    const asked = story.newest.effects.filter(
      (effect) => effect.kind === 'send' && effect.message.kind === 'INQUIRE',
    );
    const who = story.newest.process ?? '';
    return asked.length > 0 && story.everyPromise().some(([one]) => one === who);
  },
  '2PC-3': (story) => {
    const [id, who] = story.justDecided() ?? ['', ''];
    const others = story.decidersOf(id).filter((one) => one !== who);
    return who === 'TC' && others.length === 0 && !story.wasDelivered('COMMIT', id);
  },
  '2PC-4': (story, now) => {
    const { action } = story.newest;
    const name = action.kind === 'deliver' ? action.envelope : '';
    const [link = '', , subject = ''] = name.split(' ');
    const [asker = ''] = link.split('>');
    const id = subject.slice(0, subject.lastIndexOf('#'));
    const up = story.participantsOf(id).filter((one) => story.isUp(one));
    const isComing = now.inFlight.some(
      ({ message }) =>
        ['COMMIT', 'ABORT'].includes(message.kind) &&
        'transaction' in message &&
        message.transaction === id,
    );
    const inDoubt = story.everyPromise().map(([who, what]) => `${who} ${what}`);
    return (
      story.isDown('TC') &&
      !isComing &&
      up.includes(asker) &&
      up.every((one) => inDoubt.includes(`${one} ${id}`))
    );
  },
  '2PC-5': (story) => {
    const who = story.newest.process ?? '';
    return story.wasDown(who) && story.isUp(who) && story.recordsOf(who) > 0;
  },
  '2PC-6': (story) => {
    const ended = story.newest.effects.flatMap((effect) =>
      effect.kind === 'append' && effect.record.kind === 'END' ? [effect.record.transaction] : [],
    );
    return ended.some((id) => {
      const all = story.participantsOf(id);
      return all.length >= 2 && all.every((one) => story.decision(one, id) === 'COMMIT');
    });
  },
  'NET-1': (story) => story.newest.effects.length === 0 && story.isNobodyChanged(),
  'NET-2': (story) => story.newest.action.kind === 'fireTimer' && story.isNobodyDown(),
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
    chronicle.add(event as TraceEvent<TwoPhase>, before, after);
    for (const callout of CALLOUTS) {
      const { id } = callout;
      if (!callout.holds(event as never, before as never, after as never)) continue;
      const isTrue = CLAIMS[id]?.(chronicle, after as Configuration<TwoPhase>) ?? false;
      found.push({ id, at: event.name, isTrue });
    }
    before = after;
  }
  return found;
}

describe('Callouts of two-phase commit', () => {
  it('are a line each', () => {
    for (const { text } of CALLOUTS) expect([text, text.length <= 84]).toEqual([text, true]);
    expect(CALLOUTS.map(({ id }) => id).sort()).toEqual(Object.keys(CLAIMS).sort());
  });

  it('each is shown in some scenario, and true wherever it is shown', () => {
    const seen = new Set<string>();
    for (const { id } of ENTRY.scenarios) {
      const { machine, events } = runScenario(ENTRY, id);
      for (const callout of calloutsIn(machine, events.slice(0, 600))) {
        seen.add(callout.id);
        expect([id, callout]).toEqual([id, { ...callout, isTrue: true }]);
      }
    }
    expect([...seen].sort()).toEqual(CALLOUTS.map(({ id }) => id).sort());
  });

  it('they are true wherever they are shown in 300 random runs, with rules on and off', () => {
    const rules = [
      '',
      '',
      ...ENTRY.protocol.rules.filter((rule) => rule.switchable).map(({ id }) => id),
    ];
    const seen = new Set<string>();
    for (const [at, seed] of seeds(300).entries()) {
      const rule = rules[at % rules.length] ?? '';
      const options = {
        participants: 2 + (at % 3),
        clients: 1 + (at % 2),
        workload: 'mix',
        transactions: 4,
        cooperative: at % 2 === 0,
      };
      const machine = machineOf(ENTRY, { options, seed, off: rule === '' ? [] : [rule] });
      const chaos = { faultsPerMille: 60 + 30 * (at % 4), events: 250, crashes: () => true };
      const { events } = randomRun(machine, chaos, seed, 300);
      for (const callout of calloutsIn(machine, events)) {
        seen.add(callout.id);
        expect([seed, rule, callout]).toEqual([seed, rule, { ...callout, isTrue: true }]);
      }
    }
    expect([...seen].sort()).toEqual(CALLOUTS.map(({ id }) => id).sort());
  });
});
