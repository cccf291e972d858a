import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/engine/action.ts';
import type { Configuration } from '../../../src/engine/configuration.ts';
import { CALLOUTS } from '../../../src/protocols/ebs-remirroring/callouts.ts';
import { deadIn, stuckIn } from '../../../src/protocols/ebs-remirroring/facts.ts';
import type { Ebs } from '../../../src/protocols/ebs-remirroring/types.ts';
import { answerIn, specOf } from '../../support/asking.ts';
import { runScenario } from '../../support/runs.ts';
import { ENTRY } from './support.ts';

const answer = (scenario: string, question: string): readonly string[] =>
  answerIn(ENTRY, specOf(ENTRY, scenario), question).right;

describe('Re-mirroring: answers come from the run', () => {
  it.each([
    ['as-it-was', 'quarter', 'most'],
    ['ten-percent', 'none', 'none'],
    ['fifteen-percent', 'few', 'most'],
    ['the-race', 'most', 'most'],
    ['searching-less-often', 'quarter', 'most'],
    ['new-nodes', 'none', 'most'],
    // The calls that failed last came just before the volumes were well.
    ['old-replicas-collected', 'none', 'most'],
    ['the-old-peer-first', 'none', 'none'],
    ['threads-for-each-zone', 'quarter', 'none'],
  ])(
    '%s: %s of the volumes are stuck in the end, %s of the other calls fail',
    (id, stuck, calls) => {
      expect(answer(id, 'after-the-roll-back')).toEqual([stuck]);
      expect(answer(id, 'the-other-zones')).toEqual([calls]);
    },
  );

  it('the race crashes most nodes, unless volumes search less often', () => {
    expect(answer('the-race', 'how-many-crash')).toEqual(['most']);
    expect(answer('searching-less-often', 'how-many-crash')).not.toEqual(['most']);
  });

  it('with old mirrors first the same question has another answer', () => {
    const { right, worlds } = answerIn(ENTRY, specOf(ENTRY, 'as-it-was'), 'how-much-space');
    expect(right).toEqual(['all']);
    expect(
      answerIn(ENTRY, worlds[0]?.spec ?? specOf(ENTRY, 'as-it-was'), 'how-much-space').right,
    ).toEqual(['none']);
  });
});

interface Shown {
  readonly callout: string;
  readonly after: Configuration<Ebs>;
  readonly end: Configuration<Ebs>;
}

const shown: readonly Shown[] = ['as-it-was', 'the-race', 'threads-for-each-zone'].flatMap((id) => {
  const run = runScenario(ENTRY, id);
  const at = (index: number) => run.configurationAt(index) as unknown as Configuration<Ebs>;
  return run.events.slice(1).flatMap((event, n): readonly Shown[] => {
    // Only an event that says where the story turns can have a remark.
    if (!event.effects.some((effect) => effect.kind === 'note' && effect.beat !== undefined))
      return [];
    const [before, after] = [at(n), at(n + 1)];
    return CALLOUTS.filter((it) => it.holds(event as TraceEvent<Ebs>, before, after)).map(
      ({ id: callout }) => ({ callout, after, end: at(run.count - 1) }),
    );
  });
});

const where = (callout: string) => shown.filter((one) => one.callout === callout);

describe('Re-mirroring: where playing rests', () => {
  it.each(ENTRY.scenarios)('$id: threads run out for the first time once at most', ({ id }) => {
    const beats = runScenario(ENTRY, id).events.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === 'note' ? [effect.beat] : [])),
    );
    expect(beats.filter((beat) => beat === 'no thread left').length).toBeLessThanOrEqual(1);
  });
});

describe('Re-mirroring: remarks', () => {
  it('are a line each, and each is shown in some scenario', () => {
    for (const { text } of CALLOUTS) expect([text, text.length <= 84]).toEqual([text, true]);
    for (const { id } of CALLOUTS) expect([id, where(id).length > 0]).toEqual([id, true]);
  });

  it('where no slot is free, as many are stuck in the end, or more', () => {
    for (const { after, end } of where('EBS-1'))
      expect(stuckIn(end)).toBeGreaterThan(stuckIn(after) / 2);
  });

  it('where one node crashes over searches, more do', () => {
    for (const { after, end } of where('EBS-3'))
      expect(deadIn(end)).toBeGreaterThan(deadIn(after) + 10);
  });
});
