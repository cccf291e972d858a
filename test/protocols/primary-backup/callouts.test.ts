import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Machine } from '../../../src/engine/machine.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import { CALLOUTS } from '../../../src/protocols/primary-backup/callouts.ts';
import type { PrimaryBackup } from '../../../src/protocols/primary-backup/types.ts';
import { randomRun, seeds } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { Chronicle } from './chronicle.ts';
import { ENTRY, play } from './support.ts';

/** The claim of each callout, judged by what was sent and delivered, and by what the picture shows of a node. */
const CLAIMS: Readonly<Record<string, (story: Chronicle) => boolean>> = {
  'PB-1': (story) => leading(story).length >= 2,
  'PB-2': (story) => isRefusedAtALeader(story, ['put', 'append']),
  'PB-3': (story) => isRefusedAtALeader(story, ['get']),
  'PB-4': (story) => {
    const who = story.newest.process ?? '';
    const asked = story.newest.effects.flatMap((effect) =>
      effect.kind === 'send' && effect.message.kind === 'FORWARD' ? [effect] : [],
    );
    const held = story.arrived?.kind === 'REQUEST' ? [story.arrived.request.id] : [];
    return story.saysDone().some((id) => {
      const backups = asked.flatMap(({ to, message }) =>
        message.kind === 'FORWARD' && message.request.id === id ? [to] : [],
      );
      const isAsked =
        backups.length > 0 ? backups.every((one) => !story.hadDone(one, id)) : held.includes(id);
      return isAsked && !story.hadDone(who, id) && story.workOf(id) !== 'get';
    });
  },
  'PB-5': (story) => {
    const members = (view = story.views.at(-1)) =>
      [view?.primary?.id, view?.backup?.id].filter((id) => id !== undefined);
    const idle = story.now.processes.filter(
      ({ id, role }) => role === 'server' && story.isUp(id) && !members().includes(id),
    );
    const next = story.newest.effects.find((effect) => effect.kind === 'forceStart')?.record;
    const leader = next?.kind === 'VIEW' ? next.view.primary?.id : members()[0];
    return (
      idle.some(({ id }) => !story.isFilled(id)) &&
      leader !== undefined &&
      members().includes(leader)
    );
  },
  'PB-6': (story) =>
    story.saysDone().some((id) => story.hadAnybodyDone(id) && story.workOf(id) === 'append'),
  'PB-7': (story) => {
    const [before, view] = story.views.slice(-2);
    const leader = view?.primary?.id ?? '';
    return before?.primary?.id !== leader && story.newestHeardBy(leader) < (view?.num ?? 0);
  },
};

/** Servers that the picture shows as primaries. */
function leading({ now }: Chronicle): readonly string[] {
  return now.processes
    .filter((process) => ENTRY.presentation.node(process, now).border === 'double')
    .map(({ id }) => id);
}

/** The refused one takes itself for primary, and has never said that the request was done. */
function isRefusedAtALeader(story: Chronicle, kinds: readonly string[]): boolean {
  return story.newest.effects.some((effect) => {
    if (effect.kind !== 'send' || effect.message.kind !== 'REFUSE') return false;
    const { request, view } = effect.message;
    const isLater = story.newestHeardBy(story.newest.process ?? '') > view;
    const isOpen = !story.hadDone(effect.to, request);
    const isRight = kinds.includes(story.workOf(request) ?? '');
    return isLater && isOpen && isRight && leading(story).includes(effect.to);
  });
}

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
    chronicle.add(event as TraceEvent<PrimaryBackup>, before as never, after as never);
    for (const callout of CALLOUTS) {
      if (!callout.holds(event as never, before as never, after as never)) continue;
      const { id } = callout;
      found.push({ id, at: event.name, isTrue: CLAIMS[id]?.(chronicle) ?? false });
    }
    before = after;
  }
  return found;
}

describe('Callouts of primary/backup', () => {
  it('are a line each', () => {
    for (const { text } of CALLOUTS) expect([text, text.length <= 84]).toEqual([text, true]);
    expect(CALLOUTS.map(({ id }) => id).sort()).toEqual(Object.keys(CLAIMS).sort());
  });

  it('each is shown in some scenario, and true wherever it is shown', () => {
    const seen = new Set<string>();
    for (const { id } of ENTRY.scenarios) {
      const { machine, events } = play(id);
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
        servers: 3 + (at % 2),
        clients: 2,
        workload: at % 3 === 0 ? 'append' : 'mix',
        operations: 12,
        firstMs: 200,
        deadPings: 1 + (at % 2),
        clientTimeoutMs: 250,
      };
      const machine = machineOf(ENTRY, { options, seed, off: rule === '' ? [] : [rule] });
      const chaos = {
        faultsPerMille: 50 + 25 * (at % 4),
        events: 300,
        crashes: (role: string) => role !== 'client',
      };
      const { events } = randomRun(machine, chaos, seed, 150);
      for (const callout of calloutsIn(machine, events)) {
        seen.add(callout.id);
        expect([seed, rule, callout]).toEqual([seed, rule, { ...callout, isTrue: true }]);
      }
    }
    expect([...seen].sort()).toEqual(CALLOUTS.map(({ id }) => id).sort());
  });
});
