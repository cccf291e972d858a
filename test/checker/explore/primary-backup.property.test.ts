import { describe, expect, it } from 'vitest';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import { ROOMS, roomOf, TIMEOUTS } from '../../support/rule-searches.ts';
import { replayed, searchOf } from '../../support/searches.ts';

const entry = primaryBackup as unknown as ProtocolEntry;
const ALL = Number.POSITIVE_INFINITY;

describe('primary and backup, every run within bounds', () => {
  it.each(ROOMS)(
    '%s off alone, searched through %s: a violation, which the engine replays',
    (rule, scenario, from, bounds) => {
      const searched = searchOf(entry, scenario, {
        off: [rule],
        ...roomOf(from, bounds),
      });
      const found = searched.search.advance(ALL);
      expect(found.status).toBe('found');
      for (const finding of searched.search.findings()) {
        const run = replayed(searched, finding);
        expect(run.digestAt(finding.run.to)).toBe(finding.run.digest);
        expect(run.violatedBy(finding.run.to)).toContain(finding.id);
      }
    },
  );

  it.each([
    ['PB-V3', 'a-reboot-nobody-treats-as-death', 'fault restart S1', 1],
    ['PB-V6', 'two-views-ahead', 'fault cut VS|S1', 2],
  ])(
    '%s off alone: nobody is told anything wrong, and some wait for ever',
    (rule, scenario, from, messages) => {
      const changes = {
        off: [rule],
        options: TIMEOUTS,
        from,
        bounds: { messages, timeouts: 0, crashes: 0 },
      };
      const { search } = searchOf(entry, scenario, changes);
      const seen = search.advance(ALL);
      expect({ status: seen.status, findings: search.findings() }).toEqual({
        status: 'complete',
        findings: [],
      });
      const stuck = searchOf(entry, scenario, { ...changes, goal: 'stuck' }).search;
      expect(stuck.advance(ALL).status).toBe('found');
    },
  );

  it.each(ROOMS.filter(([rule]) => ['PB-R1G', 'PB-R3'].includes(rule)))(
    '%s on: no run from the same instant breaks a rule',
    (_rule, scenario, from, bounds) => {
      const { search } = searchOf(entry, scenario, {
        off: [],
        ...roomOf(from, bounds),
      });
      const all = search.advance(ALL);
      expect({ status: all.status, findings: search.findings() }).toEqual({
        status: 'complete',
        findings: [],
      });
    },
  );
});
