import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { findProcess, type Configuration } from '../../../src/engine/configuration.ts';
import { replayStep } from '../../../src/engine/replay.ts';
import type {
  ClientState,
  PrimaryBackup,
  ViewServerState,
} from '../../../src/protocols/primary-backup/types.ts';
import { seeds } from '../../support/random-runs.ts';
import { machineOf } from '../../support/runs.ts';
import { isOneCopy, runWith, settingOf } from './random-support.ts';
import { ENTRY } from './support.ts';

/** The endings that the rules are known to cost, told from the lives of the servers and nothing else. */
function isStuckByRule(end: Configuration<PrimaryBackup>): boolean {
  const { view, acknowledged } = ensure(findProcess(end, 'VS'), 'VS').state as ViewServerState;
  const { primary, backup } = view;
  const lost = (member: typeof primary): boolean =>
    member !== null && findProcess(end, member.id)?.incarnation !== member.life;
  return lost(primary) || (!acknowledged && lost(backup));
}

/** A network that goes on losing messages seldom lets a whole round pass in which nothing new comes about. */
const HEALING_EVENTS = 30_000;

describe('Primary/backup: random runs', () => {
  it('2,000 of them: one copy explains every answer, views follow from each other, and all end answered or stuck by rule', () => {
    let manyViews = 0;
    let answered = 0;
    let stuck = 0;
    for (const seed of seeds(2000)) {
      const run = runWith(seed, [], HEALING_EVENTS);
      const { violations, settled, finally: broken } = run;
      expect({ seed, oneCopy: isOneCopy(run) }).toEqual({ seed, oneCopy: true });
      const end = run.end as Configuration<PrimaryBackup>;
      expect({ seed, violations, settled, broken }).toEqual({
        seed,
        violations: [],
        settled: true,
        broken: [],
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
    expect(manyViews).toBeGreaterThan(1000);
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
  });
});
