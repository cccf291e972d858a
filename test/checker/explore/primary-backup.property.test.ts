import { describe, expect, it } from 'vitest';
import { primaryBackup } from '../../../src/protocols/primary-backup/index.ts';
import type { ProtocolEntry } from '../../../src/protocols/registry.ts';
import type { Bounds } from '../../../src/checker/explore/index.ts';
import { replayed, searchOf } from '../../support/searches.ts';

const entry = primaryBackup as unknown as ProtocolEntry;
const ALL = Number.POSITIVE_INFINITY;

/** A counter of missed pings would keep the space from closing: a timeout for each server will do. */
const options = { detector: 'a timeout of its own' };

/** Where the search begins in the run of the rule's own scenario, and bounds as tight as its counterexample allows. */
const TIGHT: readonly (readonly [
  rule: string,
  scenario: string,
  from: string | undefined,
  bounds: Partial<Bounds>,
])[] = [
  ['PB-R1', 'answered-before-the-backup-had-it', 'deliver S1>C1 REPLY', { crashes: 0 }],
  ['PB-R1G', 'a-read-without-the-backup', 'fault cut', {}],
  ['PB-R2', 'accepted-from-a-deposed-primary', 'fault cut', {}],
  ['PB-R3', 'answered-by-whoever-is-asked', 'fault cut VS', {}],
  // In one and the same check: with a timeout for each server the view server moves on after the first of them.
  ['PB-R4', 'the-perfect-split-brain', undefined, {}],
  ['PB-R5', 'a-backup-without-a-copy', 'invoke C1 r2', { crashes: 0, views: 1 }],
  ['PB-R5A', 'the-copy-comes-twice', 'disk VS ACKED 2', { crashes: 0 }],
  ['PB-A1', 'promoted-and-rebooted', 'fault crash S1', { crashes: 1, views: 1 }],
  ['PB-A1V', 'back-as-a-backup', 'fault heal', { crashes: 0, views: 2 }],
  ['PB-A4', 'done-twice-on-two-servers', 'fault crash S1', { crashes: 0, timeouts: 1 }],
  ['PB-A6', 'applied-as-they-come', 'invoke C1 r2', { crashes: 0, views: 1 }],
  ['PB-INC', 'a-copy-for-an-earlier-life', 'fault deliverNow', { crashes: 0, views: 2 }],
];

describe('primary and backup, every run within bounds', () => {
  it.each(TIGHT)(
    '%s off alone, searched through %s: a violation, which the engine replays',
    { timeout: 120_000 },
    (rule, scenario, from, bounds) => {
      const searched = searchOf(entry, scenario, {
        off: [rule],
        ...(from === undefined ? {} : { options }),
        bounds: { messages: 2, timeouts: 0, ...bounds },
        ...(from === undefined ? {} : { from }),
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
        options,
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

  it.each(TIGHT.filter(([rule]) => ['PB-R1G', 'PB-R3'].includes(rule)))(
    '%s on: no run from the same instant breaks a rule',
    { timeout: 120_000 },
    (_rule, scenario, from, bounds) => {
      const { search } = searchOf(entry, scenario, {
        off: [],
        ...(from === undefined ? {} : { options }),
        bounds: { messages: 2, timeouts: 0, ...bounds },
        ...(from === undefined ? {} : { from }),
      });
      const all = search.advance(ALL);
      expect({ status: all.status, findings: search.findings() }).toEqual({
        status: 'complete',
        findings: [],
      });
    },
  );
});
