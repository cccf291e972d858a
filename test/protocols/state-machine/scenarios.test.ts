import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/checker/history/index.ts';
import type { Run } from '../../../src/engine/run.ts';
import { SKIP_IT } from '../../../src/protocols/state-machine/scenario-parts.ts';
import { after, atTime } from '../../support/runs.ts';
import {
  answers,
  complaint,
  digests,
  ending,
  ENTRY,
  historyOf,
  play,
  replicaAt,
  violations,
} from './support.ts';

const REPLICAS = ['R1', 'R2', 'R3'] as const;

function dataOf(run: Run): readonly unknown[] {
  return REPLICAS.map((id) => replicaAt(ending(run), id).data);
}

/** How many different digests there are at each position. */
function different(run: Run): readonly number[] {
  const all = REPLICAS.map((id) => digests(run, id));
  return (all[0] ?? []).map((_, at) => new Set(all.flatMap((one) => one[at] ?? [])).size);
}

describe('Replicated state machine: the three conditions', () => {
  it('with all of them digests are equal at every position, and so is the order', () => {
    const run = play('same-log-same-state');
    expect(different(run)).toEqual([1, 1, 1, 1]);
    expect(answers(run)).toEqual(['C1.r1 OK', 'C2.r1 = 12', 'C1.r2 = 12']);
  });

  it('a slow replica has equal digests at equal positions, though not at equal times', () => {
    const run = play('a-slow-replica');
    const index = run.events.find(({ name }) => name === 'fault resume R3#1')?.index ?? 0;
    const then = run.configurationAt(index) as ReturnType<typeof ending>;
    const lengths = REPLICAS.map((id) => replicaAt(then, id).applied.length);
    expect(lengths).toEqual([3, 3, 1]);
    expect(answers(run)).toHaveLength(3);
    expect(different(run)).toEqual([1, 1, 1, 1]);
  });

  it('another initial state: the same log and another digest, for ever', () => {
    const run = play('another-beginning');
    expect(different(run)).toEqual([2, 2, 2, 2]);
    expect(complaint(run)).toMatch(/^Position 0: R1 begins with digest \w{4}, R3 with \w{4}\.$/);
    expect(dataOf(run)).toEqual([
      { x: '1', cash: '50' },
      { x: '1', cash: '50' },
      { x: '1', cash: '60' },
    ]);
  });

  it('another order: digests part at position 1, and the replicas keep another x', () => {
    const run = play('two-writes-cross');
    expect(complaint(run)).toMatch(
      /^Position 1: R3 has digest \w{4} after x = 2, R1 has \w{4} after x = 1\.$/,
    );
    expect(dataOf(run)).toEqual([{ x: '2' }, { x: '2' }, { x: '1' }]);
    expect(dataOf(play('two-writes-in-order'))).toEqual([{ x: '2' }, { x: '2' }, { x: '2' }]);
  });

  it.each([
    ['each-its-own-clock', 1, 't = now()', 3],
    ['each-its-own-dice', 1, 'k = random()', 3],
    ['whichever-key-comes-first', 4, 'm = anyKey()', 2],
    ['the-sum-of-the-parts', 4, 's = sum()', 2],
  ])('%s: digests part at position %i, over %s', (id, position, title, count) => {
    const run = play(id);
    expect(complaint(run)).toContain(`Position ${position}: `);
    expect(complaint(run).split(title)).toHaveLength(3);
    const all = different(run);
    expect(all.slice(0, position)).toEqual(Array(position).fill(1));
    expect(all[position]).toBe(count);
  });

  it.each(['one-clock-for-all', 'one-throw-for-all', 'the-first-key-of-all', 'the-sum-in-order'])(
    '%s: repaired, digests agree everywhere',
    (id) => {
      const run = play(id);
      expect(new Set(different(run))).toEqual(new Set([1]));
    },
  );

  it('a replica that throws again when it reads its log again is not what it was', () => {
    const twice = (id: string): readonly (string | undefined)[] => {
      const run = play(id);
      const index = run.events.find(({ name }) => name === 'fault crash R1#1')?.index ?? 0;
      const before = run.configurationAt(index - 1) as ReturnType<typeof ending>;
      return [replicaAt(before, 'R1').data['k'], replicaAt(ending(run), 'R1').data['k']];
    };
    const [thrown, again] = twice('each-its-own-dice');
    expect(again).not.toBe(thrown);
    const [logged, read] = twice('one-throw-for-all');
    expect(read).toBe(logged);
  });
});

describe('Replicated state machine: what goes wrong besides', () => {
  it('a missed entry is noticed, asked for and carried out in its turn', () => {
    const run = play('an-entry-is-lost');
    expect(different(run)).toEqual([1, 1, 1, 1]);
    const names = run.events.map(({ name }) => name);
    expect(names.indexOf('deliver R3>SQ FETCH 1#1')).toBeGreaterThan(
      names.indexOf('deliver SQ>R3 ENTRY C1.r2#1'),
    );
    expect(names).not.toContain('deliver R3>SQ FETCH 1#2');
  });

  it('without the gap check it is not: every position is another one than it should be', () => {
    const run = play('applied-past-the-gap');
    expect(complaint(run)).toMatch(
      /^Position 1: R1 has digest \w{4} after append a to x, R3 has \w{4} after append b to x\.$/,
    );
    expect(dataOf(run)).toEqual([{ x: 'abc' }, { x: 'abc' }, { x: 'bc' }]);
  });

  it.each([2, 3, 5])('a poisoned request stops %i replicas out of as many', (replicas) => {
    const run = play('a-poisoned-request', { options: { replicas } });
    const down = ending(run).processes.flatMap(({ state }) =>
      state?.role === 'replica' && state.halted !== null ? [state.halted] : [],
    );
    expect(down.map(({ position, times }) => [position, times])).toEqual(
      Array(replicas).fill([2, 3]),
    );
    expect(run.end?.outcome).toBe('stuck');
    expect(answers(run)).toEqual(['C1.r1 OK']);
    const crashes = run.events.filter(({ effects }) =>
      effects.some((effect) => effect.kind === 'note' && effect.beat === 'crashed'),
    );
    expect(crashes).toHaveLength(3 * replicas);
  });

  it('a restart of the computer does not help either: the log is on disk', () => {
    const run = play('a-poisoned-request', {
      interventions: [
        atTime(100, { kind: 'invoke', process: 'C1', operation: { kind: 'poison' } }),
        atTime(3000, { kind: 'crash', process: 'R1' }),
        atTime(3100, { kind: 'restart', process: 'R1' }),
      ],
    });
    expect(replicaAt(ending(run), 'R1').halted?.position).toBe(1);
    expect(run.end?.waiting.map(({ process, rule }) => `${process} ${rule}`)).toEqual([
      'C1 RSM-BUG',
      'R1 RSM-BUG',
      'R2 RSM-BUG',
      'R3 RSM-BUG',
    ]);
  });

  it('skipped at every replica at the same position, the log goes on, and its sender is told', () => {
    const run = play('the-poison-is-skipped');
    expect(answers(run)).toEqual(['C1.r1 OK', 'C1.r2 skipped', 'C2.r1 = 1']);
    expect(different(run)).toEqual([1, 1, 1, 1]);
    for (const id of REPLICAS) {
      const { applied } = replicaAt(ending(run), id);
      expect(applied.map(({ skip }) => skip)).toEqual([false, true, false]);
      expect(applied[1]?.digest).toBe(applied[0]?.digest);
    }
  });

  it('a replica that was cut off meanwhile hears of the skipping later, and never crashes', () => {
    const cut = { from: ['SQ'], to: ['R3'], both: true } as const;
    const run = play('the-poison-is-skipped', {
      interventions: [
        atTime(50, { kind: 'cut', ...cut }),
        atTime(100, { kind: 'invoke', process: 'C1', operation: { kind: 'poison' } }),
        atTime(600, SKIP_IT),
        atTime(1500, { kind: 'heal', ...cut }),
      ],
    });
    expect(run.end?.outcome).toBe('settled');
    expect(ending(run).ghost.stumbled).toEqual(['R1', 'R2']);
    expect(different(run)).toEqual([1, 1]);
  });

  it('there is nothing to skip where nothing is poisoned', () => {
    const run = play('same-log-same-state', { interventions: [after('start SQ', SKIP_IT)] });
    const event = run.events.find(({ name }) => name === 'fault perturb SQ#1');
    expect(event?.effects).toEqual([]);
  });
});

describe('Replicated state machine: rules that can be switched off', () => {
  const broken = ENTRY.scenarios.filter(
    ({ off, challenge }) => off.length > 0 && challenge === undefined,
  );

  it('each has a scenario in which digests part without it', () => {
    const switchable = ENTRY.protocol.rules.filter((rule) => rule.switchable);
    const shown = new Set(broken.flatMap(({ off }) => off));
    expect([...shown].toSorted()).toEqual(switchable.map(({ id }) => id).toSorted());
    for (const { claims } of broken) expect(claims.violates).toEqual(['RSM-AGREE']);
  });

  it.each(broken)('$id: with the rule in force digests agree', ({ id }) => {
    const twin = play(id, { off: [] });
    expect(violations(twin)).toEqual([]);
    expect(twin.end?.outcome).toBe('settled');
  });
});

describe('Replicated state machine: what clients see', () => {
  it.each(ENTRY.scenarios.filter(({ off }) => off.length === 0))(
    '$id: one copy explains every answer',
    ({ id }) => {
      expect(judge(historyOf(play(id).events)).linearizable).toBe(true);
    },
  );

  it.each(['each-its-own-clock', 'each-its-own-dice'])('%s: no single copy does', (id) => {
    expect(judge(historyOf(play(id).events)).linearizable).toBe(false);
  });
});
