import { describe, expect, it } from 'vitest';
import { at } from '../../../src/protocols/router-overload/scenarios.ts';
import { bandOf } from '../../support/courses.ts';
import { accepting, goodput, play, TRIGGER, triggered } from './support.ts';

/** Bands over 20 seeds, not decimals: 20 routers of about 100 requests a second each, and 1840 requests. */
describe('Router overload: two of twenty are away', () => {
  const runs = new Map<number, ReturnType<typeof triggered>>();
  const run = (seed: number) => {
    const found = runs.get(seed) ?? triggered({ seed, options: { untilS: 1100 } });
    runs.set(seed, found);
    return found;
  };

  it('before it all is served', () => {
    expect(bandOf((seed) => goodput(run(seed), 5, 59)).least).toBe(100);
  });

  it('then eighteen accept, and about ten seconds later none', () => {
    expect(bandOf((seed) => accepting(run(seed), 62))).toEqual({ least: 18, median: 18, most: 18 });
    const fallen = (seed: number) =>
      run(seed).findIndex((_, second) => second > 60 && accepting(run(seed), second) === 0);
    expect(bandOf(fallen).most).toBeLessThanOrEqual(72);
  });

  it('hardly a request is served while they are away', () => {
    expect(bandOf((seed) => goodput(run(seed), 80, 360)).most).toBeLessThan(5);
  });

  it('and none the more after they are back, to the end: each that returns gets the load of all', () => {
    expect(bandOf((seed) => goodput(run(seed), 370, 1100)).most).toBeLessThan(5);
    expect(bandOf((seed) => goodput(run(seed), 1000, 1100)).most).toBeLessThan(5);
    expect(bandOf((seed) => accepting(run(seed), 1100)).most).toBeLessThan(12);
  });
});

describe('Router overload: what it takes to start it', () => {
  it('one router offline is enough, in nearly every run', () => {
    const interventions = [at(60, 'offline-1'), at(360, 'online')];
    const one = (seed: number) =>
      goodput(triggered({ seed, interventions, options: { untilS: 500 } }), 400, 500);
    const after = Array.from({ length: 20 }, (_, seed) => one(seed + 1));
    expect(after.filter((share) => share < 5).length).toBeGreaterThanOrEqual(18);
  });

  it('up to 1700 requests a second it never starts: the weakest of eighteen can bear a share of that', () => {
    for (const requestsPerS of [1500, 1700]) {
      const share = (seed: number) =>
        goodput(triggered({ seed, options: { requestsPerS, untilS: 500 } }), 1, 500);
      expect(bandOf(share).least).toBe(100);
    }
  });

  it('at 1760 and more it starts in nearly every run', () => {
    const share = (seed: number) =>
      goodput(triggered({ seed, options: { requestsPerS: 1760, untilS: 500 } }), 400, 500);
    expect(bandOf(share).median).toBeLessThan(5);
  });
});

describe('Router overload: what helps and what does not, each in its own scenario', () => {
  it('routers that get slower: 95 to 99 % are served during the upgrade, and all of it afterwards', () => {
    const during = bandOf((seed) => goodput(play('slower-not-refusing', seed), 62, 360));
    expect(during.least).toBeGreaterThan(95);
    expect(during.most).toBeLessThan(99);
    expect(bandOf((seed) => goodput(play('slower-not-refusing', seed), 362, 500)).least).toBe(100);
  });

  it.each(['five-more', 'ten-more'])('%s do not help', (id) => {
    expect(bandOf((seed) => goodput(play(id, seed), 620, 750)).most).toBeLessThan(6);
  });

  it('twenty more at once do: nearly all is served at once, and all of it within two minutes', () => {
    expect(bandOf((seed) => goodput(play('as-it-was', seed), 605, 750)).least).toBeGreaterThan(95);
    expect(bandOf((seed) => goodput(play('as-it-was', seed), 720, 750)).least).toBe(100);
  });

  it('60 % of the users: still hardly a request is served', () => {
    expect(bandOf((seed) => goodput(play('sixty-percent', seed), 650, 800)).most).toBeLessThan(10);
  });

  it('20 % of the users for a while: all routers return in every run, and stay when all users do', () => {
    expect(bandOf((seed) => goodput(play('twenty-percent', seed), 800, 900)).least).toBe(100);
  });

  it('30 % of them: all return in most runs. How many return together is chance', () => {
    const interventions = [...TRIGGER, at(600, 'users-30'), at(900, 'users-100')];
    const run = (seed: number) => triggered({ seed, interventions, options: { untilS: 1000 } });
    const after = Array.from({ length: 20 }, (_, n) => goodput(run(n + 1), 950, 1000));
    expect(after.filter((share) => share === 100).length).toBeGreaterThanOrEqual(12);
  });

  it.each(['slower-from-now-on', 'back-together'])('%s: all is served within two minutes', (id) => {
    expect(bandOf((seed) => goodput(play(id, seed), 720, 750)).least).toBe(100);
  });
});
