import { describe, expect, it } from 'vitest';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { replayed, searchOf } from '../../support/searches.ts';

const entry = twoPhaseCommit as unknown as ProtocolEntry;
const ALL = Number.POSITIVE_INFINITY;

/** So few messages at one time that one which is late for ever keeps the others from being sent. */
const FEW = { crashes: 0, timeouts: 1, messages: 2 };

const search = (rule: string, scenario: string, bounds = {}) =>
  searchOf(entry, scenario, { off: [rule], bounds: { ...FEW, ...bounds } });

describe('Cuts and stalls within bounds', () => {
  it.each([
    ['2PC-R5', 'locks-let-go-at-the-vote', { cuts: 1 }, 'fault cut '],
    ['2PC-R5', 'locks-let-go-at-the-vote', { stalls: 1 }, 'fault stall '],
    ['2PC-R4', 'tired-of-waiting', { stalls: 1 }, 'fault stall '],
    ['2PC-R8', 'an-answer-without-a-record', { stalls: 1 }, 'fault stall '],
  ])('%s off in %s with %j: violated, and not without', (rule, scenario, bounds, fault) => {
    expect(search(rule, scenario).search.advance(ALL).status).toBe('complete');
    const searched = search(rule, scenario, bounds);
    expect(searched.search.advance(ALL).status).toBe('found');
    const [finding] = searched.search.findings();
    expect(finding?.run.steps.some((step) => step.startsWith(fault))).toBe(true);
    for (const one of searched.search.findings()) {
      const run = replayed(searched, one);
      expect(run.digestAt(one.run.to)).toBe(one.run.digest);
      expect(run.violatedBy(one.run.to)).toContain(one.id);
    }
  });

  it('are not among what a search does by itself, whatever its story has', () => {
    for (const { id } of entry.scenarios)
      expect(searchOf(entry, id).search.bounds).toMatchObject({ cuts: 0, stalls: 0 });
  });
});
