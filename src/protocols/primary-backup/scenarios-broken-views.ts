import { TWO_CHECKS } from './options.ts';
import type { Scenario } from '../../engine/spec.ts';
import { at, broken, crash, cutOff, get, put, reconnect } from './scenario-parts.ts';

/** Rules of the view server: one is off, and with it whatever else would still save the day. */
export const BROKEN_VIEWS: readonly Scenario[] = [
  broken({
    rule: 'PB-R4',
    with: ['PB-A1'],
    id: 'an-outsider-leads',
    title: 'S3 is alive and idle: what if it is simply promoted?',
    summary:
      'The view server hears neither S1 nor S2, so it takes S3. (S3 acts without state: A1 is off too.)',
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S1')),
      at(1100, crash('S2')),
      at(2200, get('C1', 'x')),
    ],
    decisive: 'disk VS VIEW 3#1',
    violates: ['PB-LIN', 'PB-R4'],
  }),
  broken({
    rule: 'PB-R4',
    with: ['PB-A1'],
    id: 'the-perfect-split-brain',
    // The rule is broken before anybody asks for anything.
    search: { options: { detector: TWO_CHECKS }, bounds: { operations: 0 } },
    title: 'Two primaries, each with a backup: who is right?',
    summary:
      'S1 and S2 are cut off from the view server, not from each other nor from C1. (A1 is off too.)',
    options: { servers: 4, clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1100, cutOff('S1', 'S2')),
      at(2300, put('C1', 'x', '1')),
      at(2700, get('C2', 'x')),
    ],
    decisive: 'disk VS VIEW 3#1',
    violates: ['PB-LIN', 'PB-R4'],
  }),
  broken({
    rule: 'PB-V6',
    with: ['PB-A1'],
    id: 'two-views-ahead',
    search: { bounds: { operations: 1, views: 2 } },
    title: 'Two views on, and nobody has heard of either: what can go wrong?',
    summary:
      'Each step is allowed by itself. But S3 becomes backup and then primary, and gets no state. (A1 is off too.)',
    options: { clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1100, cutOff('S2')),
      at(1450, cutOff('S1')),
      at(2500, put('C1', 'x', '1')),
      at(3000, get('C2', 'x')),
    ],
    decisive: 'disk VS VIEW 4#1',
  }),
  broken({
    rule: 'PB-V6',
    with: ['PB-A1V'],
    id: 'state-from-two-views-ago',
    search: { bounds: { operations: 2, views: 2 } },
    title: 'S1 had the state once: is that enough to lead again?',
    summary:
      'S1 was out in view 3 and leads view 5. (That state counts for one view only: A1V is off too.)',
    options: { servers: 2, clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1100, cutOff('S1')),
      at(2100, get('C2', 'x')),
      at(2600, cutOff('S2')),
      at(2610, reconnect('S1')),
      at(4200, put('C1', 'x', '1')),
      at(5500, get('C2', 'x')),
    ],
    decisive: 'disk VS VIEW 5#1',
  }),
  broken({
    rule: 'PB-A1V',
    id: 'back-as-a-backup',
    search: { bounds: { crashes: 0 } },
    title: 'S1 was primary and comes back as a backup: does it need a copy?',
    summary:
      'It has a state, so it takes none. But x has changed while it was away, and then S2 dies.',
    options: { servers: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1100, cutOff('S1')),
      at(2100, put('C1', 'x', '1')),
      at(2900, reconnect('S1')),
      at(3700, crash('S2')),
      at(3800, get('C1', 'x')),
    ],
    decisive: 'disk VS VIEW 4#1',
  }),
  broken({
    rule: 'PB-A1',
    id: 'promoted-and-rebooted',
    title: 'S2 is promoted, and reboots before it hears of it: may it lead?',
    summary:
      'It wakes up empty, learns that it is primary, and answers as if x had never been written.',
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S1')),
      { at: { after: 'disk VS VIEW 3#1', timeMs: 0 }, action: { kind: 'crash', process: 'S2' } },
      at(1800, { kind: 'restart', process: 'S2' }),
      at(2300, get('C1', 'x')),
    ],
    decisive: 'disk VS VIEW 3#1',
    outcome: 'stuck',
  }),
];
