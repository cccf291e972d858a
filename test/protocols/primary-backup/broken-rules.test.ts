import { describe, expect, it } from 'vitest';
import type { Harm } from '../../../src/protocols/primary-backup/if-off.ts';
import { OUTCOMES } from '../../../src/protocols/primary-backup/outcomes.ts';
import { answers, BROKEN, cited, ENTRY, play, violations } from './support.ts';

/** With a rule on again: how the same faults end, and what is violated then. */
type Twin = readonly [scenario: string, on: string, outcome: string, violated?: readonly string[]];

const TWINS: readonly Twin[] = [
  ['answered-before-the-backup-had-it', 'PB-R1', 'settled'],
  ['a-read-without-the-backup', 'PB-R1G', 'settled'],
  ['accepted-from-a-deposed-primary', 'PB-R2', 'settled'],
  ['two-primaries-append', 'PB-R2', 'settled'],
  ['answered-by-whoever-is-asked', 'PB-R3', 'settled'],
  ['a-backup-without-a-copy', 'PB-R5', 'settled'],
  ['a-write-during-the-copy', 'PB-R5A', 'settled'],
  ['a-write-during-the-copy', 'PB-R2', 'settled'],
  ['the-copy-comes-twice', 'PB-R5A', 'settled'],
  ['the-old-write-again', 'PB-A4', 'settled'],
  ['done-twice-on-two-servers', 'PB-A4', 'settled'],
  ['applied-as-they-come', 'PB-A6', 'settled'],
  ['an-outsider-leads', 'PB-R4', 'stuck'],
  ['an-outsider-leads', 'PB-A1', 'stuck', ['PB-R4']],
  ['the-perfect-split-brain', 'PB-R4', 'blocked'],
  ['the-perfect-split-brain', 'PB-A1', 'stuck', ['PB-R4']],
  ['two-views-ahead', 'PB-V6', 'blocked'],
  ['two-views-ahead', 'PB-A1', 'stuck'],
  ['state-from-two-views-ago', 'PB-V6', 'blocked'],
  ['state-from-two-views-ago', 'PB-A1V', 'stuck'],
  ['back-as-a-backup', 'PB-A1V', 'settled'],
  ['promoted-and-rebooted', 'PB-A1', 'stuck'],
  ['a-reboot-nobody-treats-as-death', 'PB-V3', 'settled'],
  ['an-empty-primary-carries-on', 'PB-V3', 'settled'],
  ['an-empty-primary-carries-on', 'PB-A1', 'stuck'],
  ['a-copy-for-an-earlier-life', 'PB-INC', 'settled'],
  ['an-answer-to-an-earlier-life', 'PB-INC', 'settled'],
];

describe('Primary/backup: a rule is off', () => {
  it('every rule that can be switched off has a scenario, and every such scenario a twin here', () => {
    const off = new Set(BROKEN.flatMap((scenario) => scenario.off));
    const switchable = ENTRY.protocol.rules.filter((rule) => rule.switchable);
    expect([...off].toSorted()).toEqual(switchable.map(({ id }) => id).toSorted());
    const twins = TWINS.map(([id, on]) => `${id} ${on}`).toSorted();
    const wanted = BROKEN.flatMap(({ id, off: rules }) => rules.map((rule) => `${id} ${rule}`));
    expect(twins).toEqual(wanted.toSorted());
  });

  it.each(TWINS.map(([id, on, outcome, violated = []]) => ({ id, on, outcome, violated })))(
    '$id, with $on on again: $outcome',
    ({ id, on, outcome, violated }) => {
      const off = BROKEN.find((one) => one.id === id)?.off.filter((rule) => rule !== on) ?? [];
      const twin = play(id, { off });
      expect(twin.end?.outcome).toBe(outcome);
      expect(violations(twin)).toEqual(violated);
    },
  );

  it.each(BROKEN.map(({ id, off }) => [id, off] as const))(
    '%s: a handler cites each of the rules that are off',
    (id, off) => {
      const everywhere = new Set([...cited(play(id)), ...cited(play(id, { off: [] }))]);
      for (const rule of off) expect(everywhere).toContain(rule);
    },
  );

  it.each([
    ['answered-before-the-backup-had-it', ['C1.r1 OK', 'C2.r1 = nothing']],
    ['a-read-without-the-backup', ['C1.r1 OK', 'C2.r1 OK', 'C1.r2 = 0']],
    ['two-primaries-append', ['C1.r1 = nothing', 'C2.r1 = b', 'C1.r2 = a']],
    ['answered-by-whoever-is-asked', ['C1.r1 OK', 'C1.r2 OK', 'C2.r1 = 0']],
    ['the-perfect-split-brain', ['C1.r1 OK', 'C1.r2 OK', 'C2.r1 = nothing']],
    ['a-backup-without-a-copy', ['C1.r1 OK', 'C1.r2 OK', 'C1.r3 = nothing']],
    ['a-write-during-the-copy', ['C1.r1 OK', 'C1.r2 OK', 'C1.r3 = 0']],
    ['the-old-write-again', ['C1.r1 OK', 'C1.r2 OK', 'C1.r3 = 1']],
    ['done-twice-on-two-servers', ['C1.r1 = aa']],
    ['state-from-two-views-ago', ['C1.r1 OK', 'C2.r1 = 0', 'C1.r2 OK', 'C2.r2 = 0']],
  ])('%s ends in the harm it is known for', (id, told) => {
    expect(answers(play(id))).toEqual(told);
  });
});

describe('Primary/backup: what each rule is good for, alone and in pairs', () => {
  it('the table has every rule and every pair once', () => {
    const count = ENTRY.protocol.rules.filter((rule) => rule.switchable).length;
    const sets = OUTCOMES.map(({ off }) => off.join(' '));
    expect(new Set(sets).size).toBe(count + (count * (count - 1)) / 2);
    expect(sets).toHaveLength(new Set(sets).size);
  });

  it.each(OUTCOMES.map((outcome) => [outcome.off.join(' '), outcome] as const))(
    'without %s',
    (_rules, { off, harm, scenario }) => {
      const run = play(scenario, { off });
      expect(harmOf(violations(run), run.end?.outcome)).toBe(harm);
    },
  );
});

function harmOf(violated: readonly string[], outcome: string | undefined): Harm | 'none' {
  if (violated.includes('PB-LIN') || violated.includes('PB-ONE')) return 'wrong';
  if (violated.includes('PB-R4')) return 'outsider';
  return outcome === 'stuck' ? 'stuck' : 'none';
}
