import type { Configuration } from '../../engine/configuration.ts';
import type { Scenario } from '../../engine/spec.ts';
import {
  at,
  crash,
  cutOff,
  cutOneWay,
  get,
  put,
  scenario,
  serverState,
  start,
  viewsEndWith,
  viewTable,
} from './scenario-parts.ts';
import type { Ghost } from './ghost.ts';

type Lab = Pick<Scenario, 'id' | 'title' | 'summary' | 'decisive' | 'goal'> & Partial<Scenario>;

function lab(story: Lab): Scenario {
  return scenario({ group: 'View service, test by test', ...story });
}

/** What the tests of the view service lab ask for (MIT 6.824, lab 2 part A, 2013), one scene each. */
const VIEW_SERVICE: readonly Scenario[] = [
  lab({
    id: 'first-primary',
    title: 'Nobody is there yet: who becomes primary?',
    summary: 'Whoever pings first. It is the only time that a primary comes out of nowhere.',
    options: { servers: 2, later: 1 },
    decisive: 'disk VS VIEW 1#1',
    goal: {
      text: 'View 1 has S1 as primary and no backup.',
      ...viewsEndWith('0: -- --', '1: S1 --'),
    },
  }),
  lab({
    id: 'first-backup',
    title: 'S2 pings, and S1 has acknowledged: what follows?',
    summary: 'A view without a backup and an idle server are reason enough for a new view.',
    options: { servers: 2 },
    decisive: 'disk VS VIEW 2#1',
    goal: { text: 'View 2 adds S2 as backup.', ...viewsEndWith('1: S1 --', '2: S1 S2') },
  }),
  lab({
    id: 'backup-takes-over',
    title: 'The primary fails: who takes over?',
    summary: 'The backup has the state. No spare server is there, so it leads alone.',
    options: { servers: 2 },
    interventions: [at(1000, crash('S1'))],
    decisive: 'disk VS VIEW 3#1',
    goal: {
      text: 'View 3 has S2 as primary and no backup.',
      ...viewsEndWith('2: S1 S2', '3: S2 --'),
    },
  }),
  lab({
    id: 'restarted-server-becomes-backup',
    title: 'S1 comes back empty: what may it become?',
    summary:
      'It has lost its state, so it starts again at the bottom: idle, then backup with a copy.',
    options: { servers: 2 },
    interventions: [at(1000, crash('S1')), at(2200, start('S1'))],
    decisive: 'disk VS VIEW 4#1',
    goal: { text: 'S2 leads and S1 is its backup.', ...viewsEndWith('3: S2 --', '4: S2 S1') },
  }),
  lab({
    id: 'idle-server-becomes-backup',
    title: 'The primary fails and a spare is ready: how many views does it take?',
    summary: 'One: the backup moves up and the idle server moves in, in the same change.',
    interventions: [at(1000, crash('S1'))],
    decisive: 'disk VS VIEW 3#1',
    goal: {
      text: 'One change: S2 becomes primary and S3 its backup.',
      ...viewsEndWith('2: S1 S2', '3: S2 S3'),
    },
  }),
  lab({
    id: 'restarted-primary-is-dead',
    title: 'The primary reboots and never misses a ping: is it still the primary?',
    summary:
      'Its memory is gone. It says so by pinging 0, and counts as dead although it is alive.',
    interventions: [at(1005, crash('S1')), at(1090, start('S1'))],
    decisive: 'disk VS VIEW 3#1',
    goal: { text: 'S1 is not primary any more; S2 is.', ...viewsEndWith('2: S1 S2', '3: S2 S3') },
  }),
  lab({
    id: 'dead-backup-is-removed',
    title: 'The backup fails: who notices, and who decides?',
    summary:
      'The primary waits and may not drop it. Only the view server can form a view without it.',
    options: { servers: 2 },
    interventions: [at(1000, crash('S2')), at(1150, put('C1', 'x', '1'))],
    decisive: 'disk VS VIEW 3#1',
    goal: { text: 'View 3 has S1 alone.', ...viewsEndWith('2: S1 S2', '3: S1 --') },
  }),
  lab({
    id: 'waits-for-the-acknowledgement',
    title: 'View 3 is useless already: may the view server form view 4?',
    summary:
      'S1 does not hear the answers to its pings, so it never acknowledges view 3. Then S3 dies too.',
    interventions: [at(900, cutOneWay('VS', 'S1')), at(1000, crash('S2')), at(2200, crash('S3'))],
    decisive: 'fault crash S3#1',
    claims: { outcome: 'stuck', violates: [] },
    goal: {
      text: 'The view server stays in view 3 until S1 acknowledges it.',
      ...viewsEndWith('2: S1 S2', '3: S1 S3'),
    },
  }),
  lab({
    id: 'no-state-no-primary',
    title: 'Only an empty server is left: may it be primary?',
    summary: 'S1 and S2 fail together. S3 was never given the state, and is never made primary.',
    interventions: [at(1000, crash('S1')), at(1000, crash('S2'))],
    decisive: 'fault crash S2#1',
    claims: { outcome: 'stuck', violates: [] },
    goal: {
      text: 'S3 never becomes primary.',
      holds: (configuration) => viewTable(configuration).every((row) => !row.includes(': S3')),
    },
  }),
];

const ISOLATED = [
  at(700, put('C1', 'x', '0')),
  at(1200, cutOff('S1')),
  at(2100, put('C2', 'x', '1')),
  at(2800, get('C1', 'x')),
];

/** S1 has not heard that it is deposed, and C1 has not either. */
const OLD_PRIMARY: readonly Scenario[] = [
  lab({
    id: 'old-primary-serves-no-gets',
    title: 'A deposed primary is asked for x: does it answer?',
    summary:
      'It still takes itself for the primary. Before it answers it asks its backup, which is its backup no longer.',
    options: { servers: 2, clients: 2 },
    interventions: ISOLATED,
    decisive: 'deliver S1>S2 FORWARD C1.r2#1',
    goal: { text: 'C1 reads 1, never the old 0.', holds: (now) => hasRead(now, 'S2') },
  }),
  lab({
    id: 'old-primary-serves-no-gets-with-a-third',
    title: 'A deposed primary, and S2 has a new backup: does that change anything?',
    summary: 'View 3 is S2 and S3. S1 forwards to S2 as before, and S2 refuses as before.',
    options: { servers: 3, clients: 2 },
    interventions: ISOLATED,
    decisive: 'deliver S1>S2 FORWARD C1.r2#1',
    goal: { text: 'C1 reads 1, never the old 0.', holds: (now) => hasRead(now, 'S2') },
  }),
];

/** C1 has its second answer, it was 1, and nobody was told anything wrong. */
function hasRead(configuration: Configuration, primary: string): boolean {
  const last = serverState(configuration, primary)?.answers['C1'];
  const isRight = (configuration.ghost as Ghost).breaches.length === 0;
  return isRight && last?.result.kind === 'found' && last.result.value === '1';
}

export const LAB: readonly Scenario[] = [...VIEW_SERVICE, ...OLD_PRIMARY];
