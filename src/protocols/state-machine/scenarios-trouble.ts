import type { Intervention, Scenario } from '../../engine/spec.ts';
import { BEYOND_REPLICATION } from '../model-parts.ts';
import {
  after,
  append,
  at,
  drop,
  get,
  parted,
  poison,
  put,
  scenario,
  SKIP_IT,
} from './scenario-parts.ts';

/** Entries that are lost, and an entry that is deadly. */

const LOST: readonly Intervention[] = [
  at(100, append('C1', 'x', 'a')),
  after('disk SQ ENTRY C1.r1#1', drop('SQ>R3 ENTRY C1.r1#1')),
  at(400, append('C1', 'x', 'b')),
  at(700, append('C1', 'x', 'c')),
];

const POISONED: readonly Intervention[] = [at(100, put('C1', 'x', '1')), at(400, poison('C1'))];

const GROUP = 'When something goes wrong';

export const TROUBLE: readonly Scenario[] = [
  scenario({
    id: 'an-entry-is-lost',
    search: { bounds: { operations: 2 } },
    title: 'Entry 1 never reaches R3: how does it notice?',
    summary:
      'Nobody tells R3. But entry 2 comes, and 1 is missing before it: R3 waits, asks, and catches up.',
    group: GROUP,
    interventions: LOST,
    decisive: 'deliver SQ>R3 ENTRY C1.r2#1',
  }),
  parted('RSM-GAP', {
    id: 'applied-past-the-gap',
    search: { bounds: { operations: 2 } },
    title: 'Entry 1 never reaches R3, and it does not mind: what then?',
    summary:
      'R3 carries out whatever comes next. It lacks a for ever, and every position is another one than it should be.',
    interventions: LOST,
    decisive: 'disk R3 ENTRY C1.r2#1',
  }),
  scenario({
    id: 'a-poisoned-request',
    title: 'One request crashes R1: who carries it out instead?',
    summary:
      'Three replicas, one program, one bug. The log brings the request to each of them, and again after each start.',
    group: BEYOND_REPLICATION,
    options: { clients: 2 },
    interventions: [...POISONED, at(1500, put('C2', 'x', '2'))],
    decisive: 'disk R3 ENTRY C1.r2#1',
    claims: { outcome: 'stuck', violates: [] },
  }),
  scenario({
    id: 'the-poison-is-skipped',
    search: { bounds: { messages: 3 } },
    title: 'All replicas are down: how does the service come back?',
    summary:
      'Somebody decides that entry 2 is passed over: at every replica, at the same position, written in the log.',
    group: GROUP,
    options: { clients: 2 },
    interventions: [...POISONED, at(1350, SKIP_IT), at(2200, get('C2', 'x'))],
    decisive: 'disk R3 SKIP 2#1',
  }),
  scenario({
    id: 'sandbox',
    search: { bounds: { operations: 1 } },
    title: 'Replicas to break as you like',
    summary:
      'Two clients ask for everything that can be asked for. Switch conditions off, crash, cut, and watch the digests.',
    group: 'Sandbox',
    options: { clients: 2, workload: 'mix', operations: 8, thinkMs: 40 },
    decisive: 'disk R3 ENTRY C1.2#1',
  }),
];
