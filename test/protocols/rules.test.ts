import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { RuleOff } from '../../src/engine/protocol.ts';
import type { Run } from '../../src/engine/run.ts';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { runScenario } from '../support/runs.ts';

function outcomeOf(run: Run): RuleOff['outcome'] {
  const verdicts = run.verdictsAt(run.count - 1);
  if (verdicts.some(({ state }) => state === 'violated')) return 'violation';
  return run.end?.outcome === 'stuck' ? 'stuck' : 'harmless';
}

const RULES = REGISTRY.flatMap((entry) =>
  entry.protocol.rules.map((rule) => ({ id: rule.id, rule, entry })),
);

describe('What a rule says of itself', () => {
  it('what becomes of the system without it, if it can be switched off, in a line', () => {
    const tells = RULES.filter(({ rule }) => rule.ifOff !== undefined).map(({ id }) => id);
    const switchable = RULES.filter(({ rule }) => rule.switchable).map(({ id }) => id);
    expect(tells).toEqual(switchable);
    for (const { rule } of RULES) {
      const sentence = rule.ifOff?.sentence ?? 'It stays.';
      expect([sentence, sentence.length <= 96 && /^[A-Z].*\.$/.test(sentence)]).toEqual([
        sentence,
        true,
      ]);
    }
  });

  it.each(RULES.filter(({ rule }) => rule.switchable))(
    '$id: alone off, its scenario ends as it says',
    ({ id, rule, entry }) => {
      const { scenario, outcome } = ensure(rule.ifOff, id);
      expect(outcomeOf(runScenario(entry, scenario, { off: [id] }))).toBe(outcome);
    },
  );

  it.each(RULES.filter(({ rule }) => rule.ifOff?.outcome === 'violation'))(
    '$id: with all rules on the same scenario violates nothing',
    ({ id, rule, entry }) => {
      const { scenario } = ensure(rule.ifOff, id);
      expect(outcomeOf(runScenario(entry, scenario, { off: [] }))).not.toBe('violation');
    },
  );
});
