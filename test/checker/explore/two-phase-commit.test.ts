import { describe, expect, it } from 'vitest';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { replayed, searchOf } from '../../support/searches.ts';

const entry = twoPhaseCommit as unknown as ProtocolEntry;
const switchable = entry.protocol.rules.flatMap(({ id, ifOff }) =>
  ifOff === undefined ? [] : [{ id, ...ifOff }],
);
const ALL = Number.POSITIVE_INFINITY;

describe('two-phase commit, every run within bounds', () => {
  it('breaks no rule with all rules on, commits in some runs and aborts in others', () => {
    const { search } = searchOf(entry, 'everyone-says-yes');
    expect(search.advance(ALL).status).toBe('complete');
    expect(search.findings()).toEqual([]);
    expect([...search.seen()].sort()).toEqual(['2PC-ABORTS', '2PC-BLOCKS', '2PC-COMMITS']);
  });

  it.each(switchable)('$id off alone: $outcome', ({ id, outcome, scenario }) => {
    const searched = searchOf(entry, scenario, { off: [id] });
    searched.search.advance(ALL);
    const findings = searched.search.findings();
    expect(findings.length > 0 ? 'violation' : 'none').toBe(outcome);
    for (const finding of findings) {
      const run = replayed(searched, finding);
      expect(run.count).toBe(finding.run.to + 1);
      expect(run.digestAt(finding.run.to)).toBe(finding.run.digest);
      expect(run.violatedBy(finding.run.to)).toContain(finding.id);
    }
  });
});
