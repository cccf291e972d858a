import { describe, expect, it } from 'vitest';
import { bandOf } from '../../support/courses.ts';
import { errors, load, served, triggered } from './support.ts';

/** Bands over 20 seeds, not decimals: 1000 requests a second against a database that answers 100. */
describe('Configuration herd: before, during and after the bad value', () => {
  const run = (seed: number) => triggered(seed);

  it('before it the cache serves everything, and the database is not asked', () => {
    expect(bandOf((seed) => served(run(seed), 5, 19)).least).toBe(100);
    expect(bandOf((seed) => load(run(seed), 5, 19)).most).toBe(0);
  });

  it('while it lasts every request asks the database, and nine in ten queries fail', () => {
    expect(bandOf((seed) => load(run(seed), 30, 59))).toEqual({
      least: 1000,
      median: 1000,
      most: 1000,
    });
    const failing = bandOf((seed) => errors(run(seed), 30, 59));
    expect(failing.least).toBeGreaterThan(890);
    expect(failing.most).toBeLessThan(910);
    expect(bandOf((seed) => served(run(seed), 30, 59)).most).toBe(0);
  });

  it('after the repair the load stays at eight to nine times the capacity, and a fifth is served', () => {
    const queries = bandOf((seed) => load(run(seed), 80, 120));
    expect(queries.least).toBeGreaterThan(820);
    expect(queries.most).toBeLessThan(920);
    const share = bandOf((seed) => served(run(seed), 80, 120));
    expect(share.least).toBeGreaterThan(17);
    expect(share.most).toBeLessThan(30);
  });

  it('and it does not fade: the last minute of five is like the first after the repair', () => {
    const long = triggered(1, { untilS: 300 });
    expect(Math.abs(load(long, 240, 300) - load(long, 80, 120))).toBeLessThan(30);
  });
});

describe('Configuration herd: how many keys there are', () => {
  const stuckWith = (keys: number) => bandOf((seed) => load(triggered(seed, { keys }), 100, 120));

  // A single key too: nothing in the closed form depends on how many there are.
  it.each([1, 5, 20, 100])('keys: %i, stuck in every run', (keys) => {
    expect(stuckWith(keys).least).toBeGreaterThan(700);
  });

  it('with 200 keys it recovers: a key is asked for too rarely to be deleted over and over', () => {
    const after = (seed: number) => triggered(seed, { keys: 200, untilS: 180 });
    expect(bandOf((seed) => load(after(seed), 170, 180)).median).toBe(0);
  });
});
