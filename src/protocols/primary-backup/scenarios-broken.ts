import type { Scenario } from '../../engine/spec.ts';
import { after, append, at, broken, crash, cutOff, cutOneWay, get, put } from './scenario-parts.ts';
import { BROKEN_LIVES } from './scenarios-broken-lives.ts';
import { BROKEN_VIEWS } from './scenarios-broken-views.ts';

/** Rules of replication: one is off, and this is the moment it was made for. */
const BROKEN_COPIES: readonly Scenario[] = [
  broken({
    rule: 'PB-R1',
    id: 'answered-before-the-backup-had-it',
    // The spare server has no part in it.
    search: { options: { servers: 2 }, bounds: { crashes: 0, messages: 2 } },
    title: 'What if the primary answers before its backup has accepted?',
    summary: 'C1 is told OK, the forward is lost, S1 dies. S2 has never heard of x.',
    options: { clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '1')),
      after('deliver C1>S1 REQUEST C1.r1#1', { kind: 'drop', envelope: 'S1>S2 FORWARD C1.r1#1' }),
      at(960, crash('S1')),
      at(2400, get('C2', 'x')),
    ],
    decisive: 'invoke C2 r1',
  }),
  broken({
    rule: 'PB-R1G',
    id: 'a-read-without-the-backup',
    title: 'A read changes nothing: why bother the backup?',
    summary:
      'S1 was deposed and has not heard. It answers C1 from its own, old copy: no crash at all.',
    options: { servers: 2, clients: 2 },
    interventions: oldPrimaryIsAsked(get('C1', 'x')),
    decisive: 'invoke C1 r2',
  }),
  broken({
    rule: 'PB-R2',
    id: 'accepted-from-a-deposed-primary',
    title: 'What if the former backup still accepts what S1 forwards?',
    summary: 'S2 leads now, and lets S1 believe that it still does. Both of them act as primary.',
    options: { servers: 2, clients: 2 },
    interventions: oldPrimaryIsAsked(get('C1', 'x')),
    decisive: 'deliver S1>S2 FORWARD C1.r2#1',
  }),
  broken({
    rule: 'PB-R2',
    id: 'two-primaries-append',
    title: 'Two primaries append to x: what does each of them hold?',
    summary: 'S2 has applied both, S1 only its own. From now on the two copies differ for ever.',
    options: { servers: 2, clients: 2 },
    interventions: [
      at(700, get('C1', 'x')),
      at(1200, cutOff('S1')),
      at(2100, append('C2', 'x', 'b')),
      at(2800, append('C1', 'x', 'a')),
    ],
    decisive: 'deliver S1>S2 FORWARD C1.r2#1',
  }),
  broken({
    rule: 'PB-R3',
    id: 'answered-by-whoever-is-asked',
    title: 'What if a server answers that is not the primary?',
    summary:
      'S1 knows that it is out, S2 does not know that it is in. Both answer whoever asks them.',
    options: { clients: 2 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1200, cutOneWay('S1', 'VS')),
      at(1500, cutOneWay('VS', 'S2')),
      at(1950, { kind: 'heal', from: ['S1'], to: ['VS'], both: false }),
      at(2250, put('C1', 'x', '1')),
      at(2600, get('C2', 'x')),
      at(4000, { kind: 'heal', from: ['VS'], to: ['S2'], both: false }),
    ],
    decisive: 'invoke C2 r1',
    violates: ['PB-LIN', 'PB-ONE'],
  }),
  broken({
    rule: 'PB-R5',
    id: 'a-backup-without-a-copy',
    // Nothing less shows the rule: with it or without, it takes 180,000 states, most of a minute on a slow machine.
    search: { bounds: { crashes: 0, views: 2 } },
    title: 'What if a new backup starts empty?',
    summary:
      'S2 dies, S3 takes its place without the state. Then S1 dies, and x was never written.',
    interventions: [
      at(700, put('C1', 'x', '1')),
      at(1100, crash('S2')),
      at(2200, put('C1', 'y', '2')),
      at(2700, crash('S1')),
      at(3200, get('C1', 'x')),
    ],
    decisive: 'fault crash S1#1',
  }),
  broken({
    rule: 'PB-R5A',
    with: ['PB-R2'],
    id: 'a-write-during-the-copy',
    search: { bounds: { views: 1 } },
    title: 'What if a write overtakes the copy?',
    summary:
      'S3 applies x = 1 while the older state is on its way, and then takes that over. (R2 is off too.)',
    options: { copyMs: 300 },
    interventions: [
      at(700, put('C1', 'x', '0')),
      at(1000, crash('S2')),
      at(1800, put('C1', 'x', '1')),
      at(3200, crash('S1')),
      at(3300, get('C1', 'x')),
    ],
    decisive: 'deliver S1>S3 SNAPSHOT 3#1',
  }),
  broken({
    rule: 'PB-R5A',
    id: 'the-copy-comes-twice',
    search: { bounds: { crashes: 0, messages: 2 } },
    title: 'The copy arrives a second time: what if it is taken again?',
    summary: 'The network delivered it twice, the second time after a write. S2 goes back in time.',
    options: { servers: 2 },
    interventions: [
      after('deliver VS>S1 VIEW 2#1', { kind: 'duplicate', envelope: 'S1>S2 SNAPSHOT 2#1' }),
      after('deliver VS>S1 VIEW 2#1', {
        kind: 'delay',
        envelope: 'S1>S2 SNAPSHOT 2#1~2',
        byMs: 800,
      }),
      at(600, put('C1', 'x', '1')),
      at(1400, crash('S1')),
      at(1500, get('C1', 'x')),
    ],
    decisive: 'deliver S1>S2 SNAPSHOT 2#1~2',
  }),
  broken({
    rule: 'PB-A4',
    id: 'the-old-write-again',
    // Nobody has to take over for it.
    search: { bounds: { messages: 2, timeouts: 1, views: 0 } },
    title: 'A repeated put is harmless: or is it?',
    summary:
      'C1 put 1, heard nothing and sent it again; then it put 2. The repetition arrives last.',
    interventions: [
      at(700, put('C1', 'x', '1')),
      after('deliver S2>S1 ACCEPT C1.r1#1', {
        kind: 'delay',
        envelope: 'S1>C1 REPLY C1.r1#1',
        byMs: 400,
      }),
      after('fire C1 retry C1.r1#1', {
        kind: 'delay',
        envelope: 'C1>S1 REQUEST C1.r1#2',
        byMs: 900,
      }),
      at(1500, put('C1', 'x', '2')),
      at(2700, get('C1', 'x')),
    ],
    decisive: 'deliver C1>S1 REQUEST C1.r1#2',
  }),
  broken({
    rule: 'PB-A4',
    id: 'done-twice-on-two-servers',
    title: 'S1 did it and died before it answered: what does S2 do with it?',
    summary:
      'S2 has applied the append as a backup. C1 asks again, and S2 applies it as a primary.',
    interventions: [
      at(700, append('C1', 'x', 'a')),
      after('deliver S1>S2 FORWARD C1.r1#1', crash('S1')),
    ],
    decisive: 'fault crash S1#1',
  }),
  broken({
    rule: 'PB-A6',
    id: 'applied-as-they-come',
    // What the rule is for takes all five operations of the story: a search from the first append on has room for it.
    search: { bounds: { crashes: 0, messages: 2, operations: 3 } },
    title: 'What if the backup applies requests as they come?',
    summary: 'Two appends cross on their way to S2: ab here, ba there. Then S1 dies.',
    options: { servers: 2, clients: 2 },
    interventions: [
      at(500, get('C1', 'x')),
      at(500, get('C2', 'x')),
      at(1200, append('C1', 'x', 'a')),
      at(1230, append('C2', 'x', 'b')),
      after('deliver C1>S1 REQUEST C1.r2#1', {
        kind: 'delay',
        envelope: 'S1>S2 FORWARD C1.r2#1',
        byMs: 100,
      }),
      after('deliver S1>S2 FORWARD C2.r2#1', {
        kind: 'delay',
        envelope: 'S2>S1 ACCEPT C2.r2#1',
        byMs: 150,
      }),
      at(1800, crash('S1')),
      at(1900, get('C1', 'x')),
    ],
    decisive: 'deliver S1>S2 FORWARD C1.r2#1',
  }),
];

/** C1 goes by view 2, S1 has not heard of view 3, and x has changed since. */
function oldPrimaryIsAsked(question: ReturnType<typeof get>): Scenario['interventions'] {
  return [
    at(700, put('C1', 'x', '0')),
    at(1200, cutOff('S1')),
    at(2100, put('C2', 'x', '1')),
    at(2800, question),
  ];
}

export const BROKEN_RULES: readonly Scenario[] = [
  ...BROKEN_COPIES,
  ...BROKEN_VIEWS,
  ...BROKEN_LIVES,
];
