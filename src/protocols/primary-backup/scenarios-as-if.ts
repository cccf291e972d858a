import type { Scenario } from '../../engine/spec.ts';
import { at, crash, get, put, scenario, start } from './scenario-parts.ts';

/** The same clients, the same crash: one server, and two that are to seem like one. */

const GROUP = 'As if there were a single copy';

const WORK = [
  at(700, put('C1', 'x', '1')),
  at(1000, get('C2', 'x')),
  at(1300, crash('S1')),
  at(1350, get('C2', 'x')),
  at(1400, put('C1', 'x', '2')),
  at(3400, get('C2', 'x')),
];

export const AS_IF: readonly Scenario[] = [
  scenario({
    id: 'two-servers-as-one',
    search: { bounds: { operations: 3 } },
    title: 'Two servers as if there were one: what does the promise hold?',
    summary:
      'Beside them one server with the same clients and the same crash. What was answered is never lost; when it is answered is another matter.',
    group: GROUP,
    options: { servers: 2, clients: 2 },
    interventions: WORK,
    decisive: 'deliver VS>S2 VIEW 3#1',
    beside: 'one-server',
  }),
  scenario({
    id: 'one-server',
    search: { bounds: { operations: 3 } },
    title: 'One server: as single as a copy can be. What does its crash cost?',
    summary: 'Every answer is the only possible one, until S1 is gone. Its memory is gone with it.',
    group: GROUP,
    options: { servers: 2, clients: 2, later: 1 },
    interventions: [...WORK, at(2400, start('S1'))],
    decisive: 'fault crash S1#1',
    claims: { outcome: 'stuck', violates: [] },
    beside: 'two-servers-as-one',
  }),
];
