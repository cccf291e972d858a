import { describe, expect, it } from 'vitest';
import { exactly, type Band } from '../../support/courses.ts';
import { bands } from './support.ts';

/** Is the median within these bounds, ends included? */
function isWithin(band: Band | undefined, least: number, most: number): void {
  expect(band?.median).toBeGreaterThanOrEqual(least);
  expect(band?.median).toBeLessThanOrEqual(most);
}

describe('Re-mirroring, 530 volumes on 60 nodes, 20 seeds: what happens', () => {
  const story = bands(
    'as-it-was',
    ['stuck', 'free', 'searches', 'hanging', 'turnedAway'],
    [50, 170, 190, 300, 600, 900],
  );

  it('before the shift nobody is stuck, and 140 slots are free', () => {
    expect(story.stuck[0]).toEqual(exactly(0));
    expect(story.free[0]).toEqual(exactly(140));
    expect(story.turnedAway[0]).toEqual(exactly(0));
  });

  it('with the network whole again, the free space is gone within seconds', () => {
    expect(story.free[1]?.least).toBeGreaterThan(0);
    expect(story.free[2]?.median).toBe(0);
    expect(story.free[2]?.most).toBeLessThanOrEqual(5);
  });

  it('a quarter of the volumes stays stuck for ever, and each searches once a second', () => {
    for (const at of [3, 4, 5]) {
      isWithin(story.stuck[at], 22, 27);
      isWithin(story.searches[at], 115, 140);
    }
    expect(story.stuck[5]).toEqual(story.stuck[3]);
    expect(story.stuck[5]?.least).toBeGreaterThan(15);
  });

  it('all threads of the region hang, and calls for all other zones are turned away', () => {
    expect([story.hanging[4], story.turnedAway[4]]).toEqual([exactly(40), exactly(100)]);
    expect([story.hanging[5], story.turnedAway[5]]).toEqual([exactly(40), exactly(100)]);
  });

  it('a tenth of the nodes is no trouble: there is space enough, and calls go through again', () => {
    const { stuck, free, turnedAway } = bands(
      'ten-percent',
      ['stuck', 'free', 'turnedAway'],
      [170, 320],
    );
    expect(stuck[0]?.least).toBeGreaterThan(0);
    expect(stuck[1]).toEqual(exactly(0));
    expect(free[1]?.least).toBeGreaterThan(0);
    expect(turnedAway[1]).toEqual(exactly(0));
  });

  it('between 10 % and 15 % of the nodes it tips', () => {
    const at = (isolatePercent: number) =>
      bands('fifteen-percent', ['stuck'], [600], { options: { isolatePercent } }).stuck[0];
    expect(at(12)?.median).toBe(0);
    expect(at(15)?.median).toBeGreaterThan(0);
    isWithin(at(20), 7, 13);
  });
});

describe('Re-mirroring, 530 volumes on 60 nodes, 20 seeds: the race', () => {
  it('about half is stuck two minutes after the roll-back, nearly all after seven, and nodes die', () => {
    const { stuck, dead } = bands('the-race', ['stuck', 'dead'], [300, 600, 1500]);
    isWithin(stuck[0], 38, 60);
    isWithin(stuck[1], 78, 95);
    isWithin(stuck[2], 97, 100);
    isWithin(dead[1], 24, 40);
    // When hardly a volume is left, hardly anybody searches: the last nodes live.
    expect(dead[2]?.least).toBeGreaterThanOrEqual(45);
  });

  it('searching less often keeps the nodes up, and finds no room', () => {
    const { stuck, dead } = bands('searching-less-often', ['stuck', 'dead'], [300, 1500]);
    isWithin(dead[1], 0, 3);
    expect(dead[1]?.most).toBeLessThanOrEqual(10);
    isWithin(stuck[0], 22, 30);
    isWithin(stuck[1], 22, 32);
  });
});

describe('Re-mirroring, 530 volumes on 60 nodes, 20 seeds: what helps', () => {
  it('twenty new nodes at second 1500: nobody is stuck within some minutes', () => {
    const { stuck, turnedAway } = bands('new-nodes', ['stuck', 'turnedAway'], [1490, 1700, 2400]);
    isWithin(stuck[0], 22, 27);
    expect([stuck[1], stuck[2]]).toEqual([exactly(0), exactly(0)]);
    expect(turnedAway[2]).toEqual(exactly(0));
  });

  it('old mirrors first: well within seconds, and not one slot is taken', () => {
    const { stuck, free } = bands('the-old-peer-first', ['stuck', 'free'], [170, 190]);
    isWithin(stuck[0], 45, 55);
    expect(stuck[1]).toEqual(exactly(0));
    expect([free[0], free[1]]).toEqual([exactly(140), exactly(140)]);
  });

  it('old replicas collected: the slots that all of them hold are just enough', () => {
    const { stuck } = bands('old-replicas-collected', ['stuck'], [590, 800]);
    isWithin(stuck[0], 22, 27);
    expect(stuck[1]?.median).toBe(0);
  });

  it('threads for each zone: other zones go on, and the volumes are as stuck as before', () => {
    const { stuck, hanging, turnedAway } = bands(
      'threads-for-each-zone',
      ['stuck', 'hanging', 'turnedAway'],
      [300, 900],
    );
    expect(turnedAway).toEqual([exactly(0), exactly(0)]);
    expect(hanging[1]).toEqual(exactly(8));
    isWithin(stuck[1], 22, 27);
  });
});
