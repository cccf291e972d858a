import { describe, expect, it } from 'vitest';
import { exactly, type Band } from '../../support/courses.ts';
import { outAt, runningAt, servingAt } from './support.ts';

/** Is the median within these bounds, ends included? */
function isWithin(band: Band | undefined, least: number, most: number): void {
  expect(band?.median).toBeGreaterThanOrEqual(least);
  expect(band?.median).toBeLessThanOrEqual(most);
}

describe('Leap day, 100 hosts, 20 seeds: how far it spreads', () => {
  it('without the bug’s date 96 to 100 hosts serve all day long', () => {
    const bands = servingAt('an-ordinary-day', [75, 150, 230, 300, 400]);
    for (const band of bands) isWithin(band, 96, 100);
    expect(Math.min(...bands.map(({ least }) => least))).toBeGreaterThanOrEqual(90);
  });

  it('with it, 99 serve at minute 75, most at 150, a third or less at 230, none at 300', () => {
    const [first, second, third, fourth] = servingAt('nobody-steps-in', [75, 150, 230, 300]);
    isWithin(first, 98, 99);
    isWithin(second, 75, 90);
    isWithin(third, 10, 40);
    expect(fourth).toMatchObject({ median: 0 });
    expect(fourth?.most).toBeLessThanOrEqual(2);
  });

  it('how far it is at minute 230 is up to the first hosts that break in earnest', () => {
    const [none] = servingAt('nobody-steps-in', [230], { options: { faultsPer10h: 0 } });
    const [many] = servingAt('nobody-steps-in', [230], { options: { faultsPer10h: 12 } });
    expect(none?.median ?? 0).toBeGreaterThan((many?.median ?? 0) + 10);
  });

  it('each generation is about five times as large as the one before, until hosts are short', () => {
    const [band] = outAt('one-broken-host', [110]);
    // Two of the five VMs may meet on one host.
    expect(band?.least).toBeGreaterThanOrEqual(5);
    expect([band?.median, band?.most]).toEqual([6, 6]);
    const [next] = outAt('one-broken-host', [185]);
    isWithin(next, 25, 35);
  });

  it('without a rollout one host that breaks is enough: none serves at minute 400', () => {
    const [late, end] = servingAt('one-broken-host', [100, 400]);
    expect(late).toEqual(exactly(99));
    expect(end).toEqual(exactly(0));
  });
});

describe('Leap day, 100 hosts, 20 seeds: what was tried, and what would have helped', () => {
  it('management disabled at minute 90 saves three quarters or more, at 175 a tenth or so', () => {
    const [early] = servingAt('stopped-at-90', [400]);
    const [late] = servingAt('as-it-was', [400]);
    isWithin(early, 70, 85);
    isWithin(late, 3, 20);
    expect(late?.most).toBeLessThan(early?.least ?? 0);
  });

  it('a brake at 10 % of the hosts holds at about half of them', () => {
    const [before, end] = servingAt('a-brake-at-10', [260, 400]);
    isWithin(end, 42, 64);
    expect((before?.median ?? 0) - (end?.median ?? 0)).toBeLessThanOrEqual(3);
  });

  it('a brake at 20 % is too late: one host in five is left, a generation was under way', () => {
    const [end] = servingAt('a-brake-at-20', [400]);
    isWithin(end, 12, 28);
    expect(end?.most).toBeLessThan(40);
  });

  it('a fix at minute 240 ends the spread, and the hosts that are out stay out', () => {
    const [at240, at260, end] = outAt('the-bug-is-fixed', [240, 260, 400]);
    expect((end?.median ?? 0) - (at240?.median ?? 0)).toBeLessThanOrEqual(3);
    expect(end?.median).toBeGreaterThanOrEqual(at260?.median ?? 0);
    isWithin(end, 60, 95);
  });

  it('with people who return the hosts after the fix, all VMs run again', () => {
    const [hosts] = servingAt('fixed-and-returned', [400]);
    isWithin(hosts, 97, 100);
    const [vms] = runningAt('fixed-and-returned', [400]);
    expect(vms).toEqual(exactly(500));
  });

  it('hosts returned without the fix fall again', () => {
    const [end] = servingAt('nobody-steps-in', [700], {
      interventions: [
        {
          at: { after: 'start HA', timeMs: 0 },
          action: { kind: 'perturb', process: 'HA', perturbation: 'leap-day' },
        },
        {
          at: { after: null, timeMs: 302 * 60_000 },
          action: { kind: 'perturb', process: 'HA', perturbation: 'repair-hosts' },
        },
      ],
      options: { untilMin: 700 },
    });
    expect(end).toEqual(exactly(0));
  });

  it('a fix that does not fit cuts off every VM', () => {
    const bands = runningAt('the-wrong-fix', [239, 241]);
    expect(bands[0]?.least).toBeGreaterThan(100);
    expect(bands[1]).toEqual(exactly(0));
  });

  it('where the VM is blamed no host falls but those that break, and some VMs are set aside', () => {
    const options = { faultsPer10h: 0 };
    const [hosts] = servingAt('blame-the-vm', [400], { options });
    expect(hosts).toEqual(exactly(100));
    const [vms] = runningAt('blame-the-vm', [400], { options });
    expect(vms?.most).toBeLessThan(500);
    expect(vms?.least).toBeGreaterThan(200);
  });
});
