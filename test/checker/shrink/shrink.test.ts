import { describe, expect, it } from 'vitest';
import { createShrink, type Shrunk } from '../../../src/checker/shrink/index.ts';
import type { Intervention, RunSpec } from '../../../src/engine/spec.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { REGISTRY } from '../../../src/protocols/registry.ts';
import { played, searchOf, specOf } from '../../support/searches.ts';

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

type Chosen = ReturnType<typeof specOf>;

function shrunk({ entry, scenario }: Chosen, spec: RunSpec, rule: string): Shrunk | null {
  const shrink = createShrink(entry.protocol, { spec, scenario, rule });
  shrink.advance(ALL);
  expect(shrink.done).toBe(true);
  return shrink.best;
}

/** The event after which the rule is violated first; null: it holds. */
function violationIn(entry: ProtocolEntry, spec: RunSpec, rule: string): number | null {
  const run = played(entry, spec, 60_000);
  run.advance(2500);
  const at = run.events.findIndex(({ index }) => run.violatedBy(index).includes(rule));
  return at < 0 ? null : at;
}

describe('Shrinking a run that violates a rule', () => {
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

  it('takes out what somebody did beside', () => {
    const chosen = specOf('two-phase-commit', 'yes-before-the-log');
    const idle: Intervention = {
      at: { after: 'start P2', timeMs: 0 },
      action: { kind: 'slowDisk', process: 'C1', extraMs: 5 },
    };
    const late: Intervention = {
      at: { after: null, timeMs: 3_000 },
      action: { kind: 'stall', process: 'P2' },
    };
    const interventions = [idle, ...chosen.spec.interventions, late];
    const bare = shrunk(chosen, chosen.spec, '2PC-DATA');
    expect(bare).not.toBeNull();
    expect(shrunk(chosen, { ...chosen.spec, interventions }, '2PC-DATA')).toEqual(bare);
  });

  it('judges at the end what has to come about by then', () => {
    const chosen = specOf('two-phase-commit', 'yes-before-the-log');
    const best = shrunk(chosen, chosen.spec, '2PC-AC5');
    const run = played(chosen.entry, best!.spec, chosen.scenario.horizonMs);
    run.advance(2500);
    expect(best?.at).toBe(run.count - 1);
    expect(run.verdictsAt(run.count - 1).find(({ rule }) => rule === '2PC-AC5')).toMatchObject({
      state: 'violated',
    });
  });

  it('a run that a search has found loses the steps that the clock takes by itself', () => {
    const chosen = specOf('two-phase-commit', 'yes-before-the-log');
    const searched = searchOf(chosen.entry, 'yes-before-the-log');
    searched.search.advance(ALL);
    const [finding] = searched.search.findings();
    const best = shrunk(chosen, finding!.run.spec, finding!.id);
    expect(best!.spec.interventions.length).toBeLessThan(finding!.run.spec.interventions.length);
  });

  it('has nothing to say of a run that violates nothing', () => {
    const chosen = specOf('two-phase-commit', 'everyone-says-yes');
    expect(shrunk(chosen, chosen.spec, '2PC-AC1')).toBeNull();
  });

  it('follows every run as long as it took until the violation was seen, beyond the horizon too', () => {
    const chosen = specOf('two-phase-commit', 'yes-before-the-log');
    const rule = '2PC-DATA';
    const at = violationIn(chosen.entry, chosen.spec, rule);
    const known = shrunk(chosen, chosen.spec, rule);
    const short = { ...chosen, scenario: { ...chosen.scenario, horizonMs: 1 } };
    expect(shrunk(short, chosen.spec, rule)).toBeNull();
    const shrink = createShrink(chosen.entry.protocol, { ...short, rule, at: at! });
    shrink.advance(ALL);
    expect(shrink.best).toEqual(known);
  });

  it('works in slices, and keeps the shortest so far', () => {
    const chosen = specOf('primary-backup', 'done-twice-on-two-servers');
    const shrink = createShrink(chosen.entry.protocol, { ...chosen, rule: 'PB-LIN' });
    let length = Number.POSITIVE_INFINITY;
    while (!shrink.done) {
      const before = shrink.tried;
      shrink.advance(1);
      expect(shrink.tried - before).toBeLessThanOrEqual(1);
      const now = shrink.best?.spec.interventions.length ?? length;
      expect(now).toBeLessThanOrEqual(length);
      length = now;
    }
    expect(length).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

/** Left out by hand, one may take the anchor of another with it: then the rest is another run. */
function anchorsBreak(before: readonly Intervention[], after: readonly Intervention[]): boolean {
  const isAnchor = (one: Intervention) =>
    before.some(({ at }) => at.after?.startsWith(`fault ${one.action.kind}`) === true);
  return before.some((one) => !after.includes(one) && isAnchor(one));
}
