import type { Question } from '../../scene/lesson.ts';
import { answeredBy } from './lesson-answers.ts';
import { held, NOTHING } from './lesson-facts.ts';
import { choice, click, hears, kept, viewNext } from './question-parts.ts';
import { at, get } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Servers come back without their memory, and a rule that minds is off. */

export const BROKEN_LIFE_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  choice({
    id: 'promoted-in-its-sleep',
    in: 'promoted-and-rebooted',
    at: 'fault crash S2#1',
    prompt: 'VS has promoted S2, which reboots before it hears. What is under x when S2 leads?',
    options: [
      ['1', '1: it was backup'],
      [NOTHING, 'Nothing'],
    ],
    answer: ({ run }) => [held(run.after('deliver VS>S2 VIEW 3#1'), 'S2')],
    why: 'It was promoted for what it had. What hears of the promotion is a server with an empty memory.',
  }),
  hears({
    id: 'may-the-empty-lead',
    in: 'promoted-and-rebooted',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'S2 leads with an empty memory, and no rule holds it back. What does C1 read?',
    options: [
      ['1', '1: S3 has a copy'],
      ['never', 'Nothing', 'kept'],
      [NOTHING, 'That there is no x'],
    ],
    worlds: [kept('PB-A1')],
    why: 'S3 got its copy from S2 and is as empty. With the rule S2 knows that it lacks the state, and is silent.',
  }),
  viewNext({
    id: 'no-ping-was-missed',
    in: 'a-reboot-nobody-treats-as-death',
    at: 'fault restart S1#1',
    prompt: 'S1 has rebooted; VS missed no ping and overlooks that S1 pings 0. Which view follows?',
    options: [
      ['S2 S3', 'S2, with backup S3', 'kept'],
      ['none', 'None: S1 stays primary'],
      ['S3 S2', 'S3, with backup S2'],
    ],
    worlds: [kept('PB-V3', at(1500, get('C1', 'x')))],
    why: 'To VS nothing has happened. S2 has all of the data, and is never asked to lead.',
  }),
  hears({
    id: 'stuck-not-wrong',
    in: 'a-reboot-nobody-treats-as-death',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'S1 still leads and has lost x = 1 by rebooting. What does C1 read?',
    options: [
      ['never', 'Nothing'],
      [NOTHING, 'That there is no x'],
      ['1', '1: S1 asks S2', 'kept'],
    ],
    worlds: [kept('PB-V3')],
    why: 'S1 knows that it has no state and turns C1 away, again and again. One rule gone, another one saves the data: stuck, not wrong.',
  }),
  click({
    id: 'whose-memory-counts',
    in: 'an-empty-primary-carries-on',
    at: 'invoke C1 r2',
    prompt:
      'S1 has rebooted and still leads; S2 has x. Click the server whose memory C1’s get is read from.',
    nodes: ['S1', 'S2', 'S3'],
    answer: ({ run }) => [answeredBy(run, 'C1.r2')],
    why: 'S2 only has to agree. What C1 is told comes from the primary.',
  }),
  hears({
    id: 'empty-and-in-charge',
    in: 'an-empty-primary-carries-on',
    at: 'deliver C1>S1 REQUEST C1.r2#1',
    operation: 'C1.r2',
    prompt: 'S1 has lost x = 1 by rebooting and acts all the same. What does C1 read?',
    options: [
      ['1', '1: S2 accepts with its value'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing', 'kept'],
    ],
    worlds: [kept('PB-A1')],
    why: 'S2 says yes and S1 reads its own empty memory. The two would part with the next put.',
  }),
];
