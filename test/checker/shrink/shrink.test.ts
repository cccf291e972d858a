import { describe, expect, it } from 'vitest';
import { createShrink } from '../../../src/checker/shrink/index.ts';
import type { Intervention } from '../../../src/engine/spec.ts';
import { played, searchOf, specOf } from '../../support/searches.ts';
import { shrunk, violationIn } from '../../support/shrinking.ts';

const ALL = Number.POSITIVE_INFINITY;

describe('Shrinking a run that violates a rule', () => {
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
