import { describe, expect, it } from 'vitest';
import { bandOf } from '../../support/courses.ts';
import { load, meanField, triggered } from './support.ts';

describe('Configuration herd: the closed form', () => {
  /** The load in the last quarter of a minute, one minute and a quarter after the repair. */
  const rest = (requestsPerS: number, seed: number, capacityPerS = 100) =>
    load(triggered(seed, { requestsPerS, capacityPerS, untilS: 150 }), 135, 150);

  it.each([
    [550, 100],
    [1000, 100],
    [1000, 150],
  ])(
    'at %i requests and a capacity of %i the load is within 15 in a hundred of the larger root',
    (requests, capacity) => {
      const [, expected] = meanField(requests, capacity) ?? [0, 0];
      const { least, most } = bandOf((seed) => rest(requests, seed, capacity));
      expect(least).toBeGreaterThan(0.85 * expected);
      expect(most).toBeLessThan(1.15 * expected);
    },
  );

  it.each([300, 400])('at %i requests a second, up to 4C, every run recovers', (requests) => {
    expect(bandOf((seed) => rest(requests, seed)).most).toBe(0);
  });

  it('the tipping point that the model shows lies between 400 and 500 requests a second', () => {
    const stuck = [400, 450, 500].map((requests) => {
      const loads = Array.from({ length: 20 }, (_, at) => rest(requests, at + 1));
      return loads.filter((queries) => queries > 0).length;
    });
    expect(stuck[0]).toBe(0);
    expect(stuck[1]).toBeGreaterThan(0);
    expect(stuck[2]).toBe(20);
    expect(bandOf((seed) => rest(500, seed)).least).toBeGreaterThan(200);
  });
});
