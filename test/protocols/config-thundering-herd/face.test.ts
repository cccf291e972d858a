import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { outage } from '../../../src/protocols/config-thundering-herd/outage-face.ts';
import { webIn } from '../../../src/protocols/config-thundering-herd/measures.ts';
import type { HerdOptions } from '../../../src/protocols/config-thundering-herd/types.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { conditions, moments } from '../../support/outage-faces.ts';
import { machineOf, runScenario } from '../../support/runs.ts';
import { ENTRY, load, meanField, play } from './support.ts';

function optionsOf(id: string): HerdOptions {
  const scenario = ENTRY.scenarios.find((one) => one.id === id);
  const { options = {} } = scenario ?? {};
  return machineOf(ENTRY as unknown as ProtocolEntry, { options }).world.options as HerdOptions;
}

describe('Configuration herd: what is shown of it', () => {
  it('as it was: can be tipped, triggered, metastable, off, and healthy in the end', () => {
    const kinds = conditions(ENTRY, play('as-it-was', 1), optionsOf('as-it-was'));
    expect(kinds.slice(0, 3)).toEqual(['vulnerable', 'triggered', 'metastable']);
    expect(kinds.at(-1)).toBe('vulnerable');
    expect(kinds).toContain('stable');
    const told = moments(ENTRY, play('as-it-was', 1), optionsOf('as-it-was'));
    expect(told).toEqual(['change', 'flood', 'loop', 'off', 'back']);
  });

  it('a quiet site is stable before and after', () => {
    const kinds = conditions(ENTRY, play('fewer-users', 1), optionsOf('fewer-users'));
    expect([kinds[0], kinds.at(-1)]).toEqual(['stable', 'stable']);
  });

  it('the branches of the plane are the roots, and the stuck point lies at the upper one', () => {
    const plane = ensure(outage.plane, 'a plane');
    const options = optionsOf('the-fix-alone');
    const [upper, lower, calm] = plane.curves(
      ensure(play('the-fix-alone', 1)[10], 'a picture'),
      options,
    );
    for (const [x, y] of upper?.points ?? [])
      expect(Math.abs(y - (meanField(x, 100)?.[1] ?? y))).toBeLessThan(0.1 * y);
    for (const [x, y] of lower?.points ?? [])
      expect(Math.abs(y - (meanField(x, 100)?.[0] ?? y))).toBeLessThan(0.1 * y);
    expect([upper?.steady, lower?.steady, calm?.steady]).toEqual([true, false, true]);
    expect(upper?.points[0]).toEqual([400, 200]);
    const [, root = 0] = meanField(1000, 100) ?? [];
    expect(Math.abs(load(play('the-fix-alone', 1), 80, 120) - root)).toBeLessThan(0.1 * root);
  });

  it('with twice the database the line of its capacity and the tipping point move', () => {
    const { plane, charts } = outage;
    const options = optionsOf('twice-the-database');
    const capacity = charts.flatMap(({ gauges }) => gauges).find(({ limit }) => limit === true);
    const [before, after] = [80, 100].map((second) => {
      const picture = ensure(play('twice-the-database', 1)[second], 'a picture');
      const [upper] = ensure(plane, 'a plane').curves(picture, options);
      return [capacity?.of(picture, options), upper?.points[0]];
    });
    expect([before, after]).toEqual([
      [100, [400, 200]],
      [200, [800, 400]],
    ]);
  });

  it('with a queue longer than the timeout no answer comes in time, to the very end of the run', () => {
    const run = runScenario(ENTRY as unknown as ProtocolEntry, 'a-long-queue');
    const webAt = (index: number) => webIn(run.configurationAt(index) as never);
    const late = run.events.findIndex(({ time }) => time >= 70_000);
    expect(webAt(run.count - 1)?.answered).toBe(webAt(late)?.answered);
  });

  it.each([
    ['an-error-is-no-verdict', 10],
    ['no-more-deleting', 100],
    ['one-fetch-a-key', 100],
  ])('%s, second %i: no overload to rest in, and nothing tips it', (id, second) => {
    const picture = ensure(play(id, 1)[second], 'a picture');
    const curves = ensure(outage.plane, 'a plane').curves(picture, optionsOf(id));
    expect(curves.map(({ label }) => label)).toEqual(['all cached']);
    expect(outage.condition(picture, optionsOf(id)).kind).toBe('stable');
  });
});
