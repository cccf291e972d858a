import type { Scenario } from '../../engine/spec.ts';
import { after, at, broken, crash, get, put, scenario, start } from './scenario-parts.ts';

/** Rules about servers that come back without their memory. */
export const BROKEN_LIVES: readonly Scenario[] = [
  scenario({
    id: 'a-reboot-nobody-treats-as-death',
    title: 'S1 reboots so fast that no ping is missed: what if that goes unnoticed?',
    summary: 'It is still primary and has lost everything. It refuses to act: stuck, not wrong.',
    group: 'Break a rule',
    off: ['PB-V3'],
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1005, crash('S1')),
      at(1090, start('S1')),
      at(1500, get('C1', 'x')),
    ],
    decisive: 'fault restart S1#1',
    claims: { outcome: 'stuck', violates: [] },
  }),
  broken({
    rule: 'PB-V3',
    with: ['PB-A1'],
    id: 'an-empty-primary-carries-on',
    title: 'S1 reboots, nobody minds, and it carries on: what does it answer?',
    summary:
      'S2 has x and accepts the read. S1 answers from a memory that is empty. (A1 is off too.)',
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1005, crash('S1')),
      at(1090, start('S1')),
      at(1500, get('C1', 'x')),
    ],
    decisive: 'fault restart S1#1',
  }),
  broken({
    rule: 'PB-INC',
    id: 'a-copy-for-an-earlier-life',
    search: { bounds: { crashes: 1, messages: 2 } },
    title: 'A copy meant for S2 before its reboot arrives after it: does it fit?',
    summary:
      'It tells S2 that it is the backup, with a state from before x was written. Nobody notices the reboot.',
    options: { servers: 2 },
    interventions: [
      after('deliver VS>S1 VIEW 2#1', { kind: 'duplicate', envelope: 'S1>S2 SNAPSHOT 2#1' }),
      after('deliver VS>S1 VIEW 2#1', { kind: 'hold', envelope: 'S1>S2 SNAPSHOT 2#1~2' }),
      at(600, put('C1', 'x', '1')),
      at(1110, crash('S2')),
      at(1115, start('S2')),
      at(1120, { kind: 'deliverNow', envelope: 'S1>S2 SNAPSHOT 2#1~2' }),
      at(3000, crash('S1')),
      at(3100, get('C1', 'x')),
    ],
    decisive: 'deliver S1>S2 SNAPSHOT 2#1~2',
  }),
  broken({
    rule: 'PB-INC',
    id: 'an-answer-to-an-earlier-life',
    title: 'S1 reboots, and an old answer to its first ping arrives: who does it think it is?',
    summary:
      'The first primary of a new service, with nothing to copy. Its backup knows better, and is not asked.',
    options: { servers: 2 },
    interventions: [
      after('disk VS VIEW 1#1', { kind: 'duplicate', envelope: 'VS>S1 VIEW 1#1' }),
      after('disk VS VIEW 1#1', { kind: 'hold', envelope: 'VS>S1 VIEW 1#1~2' }),
      at(600, put('C1', 'x', '1')),
      at(1010, crash('S1')),
      at(1020, start('S1')),
      at(1020, { kind: 'deliverNow', envelope: 'VS>S1 VIEW 1#1~2' }),
      at(1900, get('C1', 'x')),
    ],
    decisive: 'deliver VS>S1 VIEW 1#1~2',
  }),
];
