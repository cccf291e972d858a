import { describe, expect, it } from 'vitest';
import { perSecond, webIn } from '../../../src/protocols/config-thundering-herd/measures.ts';
import { bandOf } from '../../support/courses.ts';
import { calmAfter, load, play, served } from './support.ts';

describe('Configuration herd: what helps and what does not, each in its own scenario', () => {
  it('with errors that delete nothing the fix is a fix: all is calm within five seconds', () => {
    const calm = bandOf((seed) => calmAfter(play('an-error-is-no-verdict', seed), 60));
    expect(calm.most).toBeLessThanOrEqual(5);
  });

  it('60 % of the users: still stuck, above three times the capacity', () => {
    expect(bandOf((seed) => load(play('sixty-percent', seed), 100, 120)).least).toBeGreaterThan(
      300,
    );
  });

  it('30 % of the users: calm within half a minute, and calm when all are back', () => {
    const calm = bandOf((seed) => calmAfter(play('thirty-percent', seed), 90));
    expect(calm.most).toBeLessThan(30);
  });

  it('no users for ten seconds, then back within a minute: calm, and all are served', () => {
    const end = (seed: number) => play('as-it-was', seed);
    expect(bandOf((seed) => load(end(seed), 110, 165)).most).toBe(0);
    expect(bandOf((seed) => served(end(seed), 110, 165)).least).toBe(100);
  });

  it.each(['no-more-deleting', 'one-fetch-a-key'])('%s: calm within five seconds', (id) => {
    expect(bandOf((seed) => calmAfter(play(id, seed), 90)).most).toBeLessThanOrEqual(5);
  });

  it('twice the database: stuck at a lower load; three times: calm within half a minute', () => {
    const twice = bandOf((seed) => load(play('twice-the-database', seed), 100, 120));
    expect(twice.least).toBeGreaterThan(500);
    expect(twice.most).toBeLessThan(850);
    expect(bandOf((seed) => calmAfter(play('three-databases', seed), 90)).most).toBeLessThan(30);
  });

  it('350 requests a second: the trouble goes with the trigger, within half a minute', () => {
    expect(bandOf((seed) => calmAfter(play('fewer-users', seed), 60)).most).toBeLessThan(30);
  });

  it('a queue that is longer than the timeout: nothing is served, though errors delete nothing', () => {
    const good = (seed: number) =>
      play('a-long-queue', seed)
        .slice(70)
        .reduce((sum, one) => sum + perSecond(webIn(one), 'good'), 0);
    expect(bandOf(good).most).toBe(0);
    expect(bandOf((seed) => load(play('a-long-queue', seed), 70, 120)).least).toBe(1000);
  });
});
