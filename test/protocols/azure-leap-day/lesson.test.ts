import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../src/engine/configuration.ts';
import type { TraceEvent } from '../../../src/engine/action.ts';
import { CALLOUTS } from '../../../src/protocols/azure-leap-day/callouts.ts';
import { hostsIn, investigatedIn } from '../../../src/protocols/azure-leap-day/facts.ts';
import type { LeapDay } from '../../../src/protocols/azure-leap-day/types.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { runScenario } from '../../support/runs.ts';
import { ENTRY } from './support.ts';

const answer = (scenario: string, question: string): readonly string[] =>
  answerIn(ENTRY, specOf(ENTRY, scenario), question).right;

describe('Leap day: answers come from the run', () => {
  it.each([
    ['an-ordinary-day', 'most', 'all'],
    ['nobody-steps-in', 'none', 'none'],
    ['one-broken-host', 'none', 'none'],
    ['as-it-was', 'few', 'fewer'],
    ['stopped-at-90', 'many', 'fewer'],
    ['a-brake-at-10', 'many', 'fewer'],
    ['a-brake-at-20', 'few', 'fewer'],
    ['fixed-and-returned', 'most', 'all'],
    ['the-wrong-fix', 'many', 'none'],
    ['blame-the-vm', 'most', 'fewer'],
  ])('%s: %s of the hosts serve in the end, and %s of the VMs run', (scenario, hosts, vms) => {
    expect(answer(scenario, 'how-far')).toEqual([hosts]);
    expect(answer(scenario, 'how-many-vms')).toEqual([vms]);
  });

  it('a host is lost for a VM where hosts are blamed, and not where VMs are', () => {
    expect(answer('nobody-steps-in', 'healthy-neighbours')).toEqual(['fall']);
    expect(answer('blame-the-vm', 'healthy-neighbours')).toEqual(['aside']);
  });

  it('the same run with another seed, or with nothing done, has another answer', () => {
    const spec = specOf(ENTRY, 'stopped-at-90');
    expect(answerIn(ENTRY, spec, 'how-far').right).toEqual(['many']);
    const [midnight] = spec.interventions;
    const untouched = { ...spec, interventions: midnight === undefined ? [] : [midnight] };
    expect(answerIn(ENTRY, untouched, 'how-far').right).toEqual(['none']);
  });
});

interface Shown {
  readonly callout: string;
  readonly scenario: string;
  readonly after: Configuration<LeapDay>;
  readonly end: Configuration<LeapDay>;
}

const shown: readonly Shown[] = ENTRY.scenarios.flatMap(({ id: scenario }) => {
  const run = runScenario(ENTRY, scenario);
  const at = (index: number) => run.configurationAt(index) as unknown as Configuration<LeapDay>;
  return run.events
    .slice(1)
    .flatMap((event, n): readonly Shown[] =>
      CALLOUTS.filter((it) => it.holds(event as TraceEvent<LeapDay>, at(n), at(n + 1))).map(
        ({ id: callout }) => ({ callout, scenario, after: at(n + 1), end: at(run.count - 1) }),
      ),
    );
});

describe('Leap day: remarks', () => {
  it('are a line each, and each is shown in some scenario', () => {
    for (const { text } of CALLOUTS) expect([text, text.length <= 84]).toEqual([text, true]);
    const seen = [...new Set(shown.map(({ callout }) => callout))].toSorted();
    expect(seen).toEqual(CALLOUTS.map(({ id }) => id));
  });

  it('all are about that day, and about hosts that are blamed', () => {
    for (const { after } of shown)
      expect(hostsIn(after)).toMatchObject({ leapDay: true, blames: 'host' });
  });

  it('where healing is off and VMs are on trial, more hosts are lost later', () => {
    const stopped = shown.filter(({ callout }) => callout === 'AZ-2');
    for (const { after, end } of stopped)
      expect(investigatedIn(end)).toBeGreaterThan(investigatedIn(after));
  });

  it('where the fix comes after hosts were blamed, they are out until people come', () => {
    const fixed = shown.filter(({ callout }) => callout === 'AZ-3');
    expect(fixed.map(({ scenario }) => scenario).toSorted()).toEqual([
      'fixed-and-returned',
      'the-bug-is-fixed',
    ]);
    for (const { scenario, after, end } of fixed)
      expect([scenario, investigatedIn(end) >= investigatedIn(after)]).toEqual([
        scenario,
        scenario === 'the-bug-is-fixed',
      ]);
  });
});
