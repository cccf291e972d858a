import { describe, expect, it } from 'vitest';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import { ROOMS, roomOf, TIMEOUTS } from '../../support/rule-searches.ts';
import { replayed, searchOf, type Searched } from '../../support/searches.ts';

const ALL = Number.POSITIVE_INFINITY;
/** Ten seconds of a search on one core, as long as nothing else runs there. */
const STATES = 100_000;

const primary = primaryBackup as unknown as ProtocolEntry;
const commit = twoPhaseCommit as unknown as ProtocolEntry;

/** Every two rules, with what is said to become of the system without both. */
function pairsOf({ protocol }: ProtocolEntry) {
  const rules = protocol.rules.filter(({ switchable }) => switchable);
  return rules.flatMap(({ id, ifOff }, at) =>
    rules.slice(at + 1).map((other) => ({
      one: id,
      other: other.id,
      outcome: ifOff?.pairs?.[other.id],
      back: other.ifOff?.pairs?.[id],
    })),
  );
}

/** Found, and the run ends so when the engine plays it? False: the space closed without. */
function isViolated(searched: Searched): boolean {
  const { status } = searched.search.advance(ALL);
  expect(['found', 'complete']).toContain(status);
  for (const finding of searched.search.findings()) {
    const run = replayed(searched, finding);
    expect(run.digestAt(finding.run.to)).toBe(finding.run.digest);
    expect(run.violatedBy(finding.run.to)).toContain(finding.id);
  }
  return status === 'found';
}

describe('Two rules off', () => {
  it.each([primary, commit])(
    '$protocol.id: the table has every pair, the same both ways',
    (entry) => {
      for (const { one, other, outcome, back } of pairsOf(entry)) {
        expect([one, other, outcome]).toEqual([one, other, back]);
        expect(outcome).toBeDefined();
      }
    },
  );

  it.each(pairsOf(primary).filter(({ outcome }) => outcome === 'violation'))(
    '$one and $other: a violation',
    ({ one, other }) => {
      // One rule that is off may keep the scenario of the other from coming about, never both.
      const found = ROOMS.filter(([rule]) => rule === one || rule === other).some(
        ([, scenario, from, bounds]) => {
          const changes = { off: [one, other], maxStates: STATES, ...roomOf(from, bounds) };
          return isViolated(searchOf(primary, scenario, changes));
        },
      );
      expect(found).toBe(true);
    },
  );

  it.each([
    ['a-reboot-nobody-treats-as-death', 'fault restart S1', 1],
    ['two-views-ahead', 'fault cut VS|S1', 2],
  ])(
    'PB-V3 and PB-V6, from %s: nothing wrong is said, and some wait for ever',
    (scenario, from, messages) => {
      expect(primary.protocol.rules.find(({ id }) => id === 'PB-V3')?.ifOff?.pairs?.['PB-V6']).toBe(
        'stuck',
      );
      const changes = {
        off: ['PB-V3', 'PB-V6'],
        options: TIMEOUTS,
        from,
        bounds: { messages, timeouts: 0, crashes: 0 },
      };
      const { search } = searchOf(primary, scenario, changes);
      const seen = search.advance(ALL);
      expect([seen.status, search.findings()]).toEqual(['complete', []]);
      expect(
        searchOf(primary, scenario, { ...changes, goal: 'stuck' }).search.advance(ALL).status,
      ).toBe('found');
    },
  );

  it.each(pairsOf(commit))('$one and $other: $outcome', ({ one, other, outcome }) => {
    expect(outcome).toBe('violation');
    const scenario = commit.protocol.rules.find(({ id }) => id === one)?.ifOff?.scenario ?? '';
    const changes = { off: [one, other], maxStates: STATES };
    expect(isViolated(searchOf(commit, scenario, changes))).toBe(true);
  });
});
