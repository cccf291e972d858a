import { describe, expect, it } from 'vitest';
import { createShrink } from '../../../src/checker/shrink/index.ts';
import type { Intervention } from '../../../src/engine/spec.ts';
import { REGISTRY } from '../../../src/protocols/registry.ts';
import { played, specOf } from '../../support/searches.ts';
import { shrunk, violationIn } from '../../support/shrinking.ts';

const ALL = Number.POSITIVE_INFINITY;

/** Every scenario that violates what always has to hold. */
const VIOLATING = REGISTRY.flatMap(({ protocol, scenarios }) => {
  const always = protocol.invariants.filter(({ expectation }) => expectation === 'always');
  const rules = new Set(always.map(({ rule }) => rule));
  return scenarios.flatMap(({ id, claims }) =>
    claims.violates
      .filter((rule) => rules.has(rule))
      .slice(0, 1)
      .map((rule) => [protocol.id, id, rule] as const),
  );
});

describe('Shrinking any run that violates a rule', () => {
  it.each(VIOLATING)('%s/%s: still violates %s, is no longer, and plays again', (id, of, rule) => {
    const chosen = specOf(id, of);
    const best = shrunk(chosen, chosen.spec, rule);
    const at = violationIn(chosen.entry, best!.spec, rule);
    expect(at).toBe(best!.at);
    expect(best!.spec.interventions.length).toBeLessThanOrEqual(chosen.spec.interventions.length);
    const digests = [1000, 0].map((keepAll) => {
      const run = played(chosen.entry, { ...best!.spec }, 60_000 + keepAll);
      run.advance(best!.at + 1);
      return run.digestAt(best!.at);
    });
    expect(new Set(digests).size).toBe(1);
  });

  it.each(VIOLATING)('%s/%s: nothing of what is left can be left out (%s)', (id, of, rule) => {
    const chosen = specOf(id, of);
    const best = shrunk(chosen, chosen.spec, rule);
    const again = createShrink(chosen.entry.protocol, {
      spec: best!.spec,
      scenario: chosen.scenario,
      rule,
    });
    again.advance(ALL);
    expect(again.best).toEqual(best);
    for (let left = 0; left < best!.spec.interventions.length; left++) {
      const interventions = best!.spec.interventions.toSpliced(left, 1);
      const spec = { ...best!.spec, interventions };
      if (anchorsBreak(best!.spec.interventions, spec.interventions)) continue;
      expect([left, violationIn(chosen.entry, spec, rule)]).toEqual([left, null]);
    }
  });
});

/** Left out by hand, one may take the anchor of another with it: then the rest is another run. */
function anchorsBreak(before: readonly Intervention[], after: readonly Intervention[]): boolean {
  const isAnchor = (one: Intervention) =>
    before.some(({ at }) => at.after?.startsWith(`fault ${one.action.kind}`) === true);
  return before.some((one) => !after.includes(one) && isAnchor(one));
}
