import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/spec.ts';
import { operationHistory } from '../../../src/engine/operations.ts';
import { runScenario } from '../../support/runs.ts';
import {
  balances,
  decisionOf,
  ENTRY,
  isPrepared,
  logOf,
  participants,
  violated,
} from '../../support/two-phase.ts';

const { scenarios, protocol } = ENTRY;
const broken = scenarios.filter(({ off, challenge }) => off.length > 0 && challenge === undefined);

/** What T1 ends as at each participant: 'committed', 'aborted', 'prepared', or null. */
function ends(id: string): readonly (string | null)[] {
  const run = runScenario(ENTRY, id);
  return participants(run).map(
    (one) => decisionOf(run, one) ?? (isPrepared(run, one) ? 'prepared' : null),
  );
}

const BOTH = (what: string): string[] => [what, what];

describe('2PC scenarios', () => {
  it.each([
    ['everyone-says-yes', BOTH('committed')],
    ['one-says-no', BOTH('aborted')],
    ['participant-dies-before-prepared', BOTH('aborted')],
    ['participant-dies-after-prepared', BOTH('committed')],
    ['participant-dies-after-its-vote', BOTH('committed')],
    ['commit-to-p2-lost', BOTH('committed')],
    ['slow-participant', BOTH('aborted')],
    ['client-hears-nothing', BOTH('committed')],
    ['coordinator-dies-before-deciding', BOTH('prepared')],
    ['coordinator-returns-with-no-record', BOTH('aborted')],
    ['coordinator-dies-after-commit-record', BOTH('committed')],
    ['coordinator-dies-after-telling-one', ['committed', 'prepared']],
    ['cooperative-termination', BOTH('committed')],
    ['all-in-doubt', ['prepared', 'prepared', 'prepared']],
    ['coordinator-disk-lost', BOTH('prepared')],
    ['two-transfers-want-each-others-locks', BOTH('committed')],
    ['waiting-behind-the-undecided', BOTH('committed')],
  ])('%s: T1 ends as %j', (id, expected) => {
    expect(ends(id)).toEqual(expected);
  });

  it('coordinator-dies-before-deciding: locks held, nothing on its disk, the client does not know', () => {
    const run = runScenario(ENTRY, 'coordinator-dies-before-deciding');
    expect(logOf(run, 'TC')).toEqual([]);
    expect(run.end?.waiting.map(({ process }) => process)).toEqual(['P1', 'P2']);
    expect(operationHistory(run.events)[0]?.ret).toBeNull();
  });

  it('two-transfers-want-each-others-locks: one gives way, the other goes on', () => {
    const run = runScenario(ENTRY, 'two-transfers-want-each-others-locks');
    const outcomes = operationHistory(run.events).map(
      ({ result }) => (result as { outcome: string }).outcome,
    );
    expect(outcomes.toSorted()).toEqual(['aborted', 'committed']);
  });

  it('the sandbox goes on for as long as one likes', () => {
    const run = runScenario(ENTRY, 'sandbox');
    expect(run.end?.outcome).toBe('horizon');
    expect(operationHistory(run.events).length).toBeGreaterThan(40);
  });

  it('there is one for every rule that can be switched off', () => {
    const switchable = protocol.rules.filter((rule) => rule.switchable).map((rule) => rule.id);
    expect(broken.flatMap((scenario) => scenario.off).toSorted()).toEqual(switchable.toSorted());
  });

  it.each(broken.map((scenario) => [scenario.id, scenario] as const))(
    '%s: harm with the rule off, none with it on',
    (_id, scenario: Scenario) => {
      const off = runScenario(ENTRY, scenario.id);
      expect(violated(off).map((text) => text.slice(0, text.indexOf(':')))).toEqual(
        expect.arrayContaining([...scenario.claims.violates]),
      );
      const on = runScenario(ENTRY, scenario.id, { off: [] });
      expect(violated(on)).toEqual([]);
      expect(on.end?.outcome).toBe('settled');
      expect(scenario.options['workload'] === undefined ? balances(on) : 200).toBe(200);
    },
  );

  it('titles ask, summaries are two sentences at most, and no two are alike', () => {
    for (const { title, summary } of scenarios) {
      expect.soft([title, title.endsWith('?')]).toEqual([title, true]);
      expect.soft([summary, summary.split(/[.?!](?:\s|$)/).length <= 4]).toEqual([summary, true]);
    }
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  });
});
