import type { Question } from '../../scene/lesson.ts';
import { leaders, leadsFrom, NOTHING, roleOf, serverOf } from './lesson-facts.ts';
import { choice, click, hears, viewNext, WHO_LEADS } from './question-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** The primary dies: who notices, who follows, and when? */

const DIES = [
  'the-primary-dies',
  'backup-takes-over',
  'idle-server-becomes-backup',
  'restarted-server-becomes-backup',
];

export const TAKEOVER_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'when-does-the-backup-lead',
    in: DIES,
    at: 'fault crash S1#1',
    prompt: 'S1 has just died. From when on does S2 act as primary?',
    options: [
      ['dead', 'From now on'],
      ['decided', 'When VS has decided on view 3'],
      ['heard', 'When S2 hears of view 3'],
      ['acknowledged', 'When VS knows that S2 has heard'],
    ],
    answer: ({ run }) =>
      leadsFrom(run, 'S2', [
        ['dead', 'fault crash S1#1'],
        ['decided', 'disk VS VIEW 3#1'],
        ['heard', 'deliver VS>S2 VIEW 3#1'],
        ['acknowledged', 'disk VS ACKED 3#1'],
      ]),
    why: 'Deciding moves nothing. Until S2 hears, it takes itself for a backup and turns clients away.',
  }),
  choice({
    id: 'between-deciding-and-hearing',
    in: [...DIES, 'cut-off-and-alone'],
    at: 'disk VS VIEW 3#1',
    prompt: 'Just now VS has decided that S2 leads. Who takes itself for the primary?',
    options: WHO_LEADS,
    answer: ({ now }) => [leaders(now)],
    why: 'S1 is dead and S2 has not heard yet. For a moment nobody leads, and clients have to wait.',
  }),
  hears({
    id: 'where-the-lost-get-goes',
    in: 'the-primary-dies',
    at: 'deliver C1>S1 REQUEST C1.r2#1',
    operation: 'C1.r2',
    prompt: 'C1’s get went to S1, which is dead. What comes of it?',
    options: [
      ['1', 'In the end C1 reads 1'],
      ['never', 'C1 never hears anything'],
      [NOTHING, 'S2 answers: there is no x'],
    ],
    why: 'After a while C1 tries again and asks VS who leads. S2 accepted the put before C1 was told OK, so it has it.',
  }),
  choice({
    id: 'how-sure-is-the-view-server',
    in: 'backup-takes-over',
    at: 'fault crash S1#1',
    prompt: 'How many pings may S1 miss before VS calls it dead?',
    options: [
      ['1', 'One: then something is wrong'],
      ['2', 'Two: one may get lost'],
      ['5', 'Five'],
      ['20', 'Twenty: VS wants to be sure'],
    ],
    answer: ({ run }) => {
      const decided = run.after('disk VS VIEW 3#1');
      const memory = decided?.processes.find(({ id }) => id === 'VS')?.state;
      const found =
        memory?.role === 'view server' ? memory.watched.find(({ id }) => id === 'S1') : undefined;
      return found === undefined ? [] : [String(found.missed)];
    },
    why: 'VS is never sure: silence may be a cut or a slow server. A larger number makes mistakes rarer and the wait longer.',
  }),
  viewNext({
    id: 'a-spare-is-ready',
    in: 'idle-server-becomes-backup',
    at: 'fault crash S1#1',
    prompt: 'S1 led, S2 was backup, S3 is idle. Which view follows?',
    options: [
      ['S2 S3', 'S2 leads, S3 is backup'],
      ['S3 S2', 'S3 leads: S2 stays backup'],
      ['S2 --', 'S2 leads alone, S3 joins later'],
    ],
    why: 'The backup moves up and the idle server moves in, in one change. S3 could not lead: it has no data.',
  }),
  choice({
    id: 'back-from-the-dead',
    in: 'restarted-server-becomes-backup',
    at: 'fault restart S1#1',
    prompt: 'S1 used to lead and has just been started again. What does it become?',
    options: [
      ['backup', 'Backup of S2'],
      ['primary', 'Primary again, from S2'],
      ['idle', 'Nothing: VS has struck it off'],
    ],
    answer: ({ run }) => [roleOf(run.end, 'S1')],
    why: 'It is a new server with an old name: it comes in at the bottom and gets a copy of everything.',
  }),
  choice({
    id: 'is-it-the-same-server',
    in: 'restarted-primary-is-dead',
    at: 'fault crash S1#1',
    prompt: 'S1 will be back in 85 ms; no ping will be missed. What does it know then?',
    options: [
      ['2', 'View 2 and all data: it is S1'],
      ['0', 'Nothing'],
      ['1', 'View 1, and no data'],
    ],
    answer: ({ run }) => {
      const memory = serverOf(run.after('fault restart S1#1'), 'S1');
      return memory === null ? [] : [String(memory.view.num)];
    },
    why: 'State is in memory only. What comes back has the name of S1 and nothing else, and says so by pinging 0.',
  }),
  click({
    id: 'rebooted-and-replaced',
    in: 'restarted-primary-is-dead',
    at: 'fault restart S1#1',
    prompt:
      'S1 is back and pings as if nothing had happened. Click the server that leads in the end.',
    nodes: ['S1', 'S2', 'S3'],
    answer: ({ run }) => [leaders(run.end)],
    why: 'Its pings say 0: no state. For VS that is as good as dead, and S2 has all of the data.',
  }),
];
