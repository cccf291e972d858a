import { describe, expect, it } from 'vitest';
import type { RouterOptions } from '../../../src/protocols/router-overload/types.ts';
import { outage } from '../../../src/protocols/router-overload/outage-face.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { conditions, moments } from '../../support/outage-faces.ts';
import { machineOf } from '../../support/runs.ts';
import { ENTRY, play } from './support.ts';

function optionsOf(id: string): RouterOptions {
  const scenario = ENTRY.scenarios.find((one) => one.id === id);
  const { options = {} } = scenario ?? {};
  return machineOf(ENTRY as unknown as ProtocolEntry, { options }).world.options as RouterOptions;
}

function statesAt(id: string, second: number): readonly string[] {
  const picture = play(id, 1)[second];
  const fields = picture === undefined ? [] : outage.fields(picture, optionsOf(id));
  return fields.flatMap(({ glyphs }) => glyphs.map(({ state }) => state));
}

describe('Router overload: what is shown of it', () => {
  it('as it was: can be tipped, triggered, metastable, and has room to spare in the end', () => {
    const kinds = conditions(ENTRY, play('as-it-was', 1), optionsOf('as-it-was'));
    expect(kinds.filter((kind, at) => kinds.indexOf(kind) === at)).toEqual([
      'vulnerable',
      'triggered',
      'metastable',
      'stable',
    ]);
    expect(kinds.at(-1)).toBe('stable');
    const told = moments(ENTRY, play('as-it-was', 1), optionsOf('as-it-was'));
    expect(told.filter((id, at) => told.indexOf(id) === at)).toEqual([
      'upgrade',
      'first',
      'all',
      'more',
      'over',
    ]);
  });

  it.each([
    [
      'slower-not-refusing',
      ['room to spare', 'the others carry it', 'the others carry most of it'],
    ],
    ['as-it-was', ['one loss tips it', 'the others carry it', 'the others fall']],
  ])('%s: what is said until the end of the upgrade', (id, words) => {
    const options = optionsOf(id);
    const told = play(id, 1)
      .slice(1, 360)
      .map((picture) => outage.condition(picture, options).word);
    expect([...new Set(told)]).toEqual(words);
  });

  it('the ring: all serve, two are offline, all the others refuse', () => {
    expect(new Set(statesAt('as-it-was', 30))).toEqual(new Set(['serving']));
    expect(statesAt('as-it-was', 62).filter((state) => state === 'away')).toHaveLength(2);
    expect(statesAt('as-it-was', 62)).toContain('overloaded');
    expect(statesAt('as-it-was', 75).filter((state) => state === 'refusing')).toHaveLength(18);
    expect(statesAt('as-it-was', 700)).toHaveLength(40);
  });
});
