import type { Question, World } from '../../scene/lesson.ts';
import { told } from './lesson-answers.ts';
import { NOTHING } from './lesson-facts.ts';
import { choice, hears, viewNext, without } from './question-parts.ts';
import { at, get, heal, reconnect } from './scenario-parts.ts';
import type { PrimaryBackup } from './types.ts';

/** Somebody with the state is alive, and nothing moves all the same. */

const HEALED: World = {
  id: 'healed',
  label: 'The cuts heal',
  interventions: [at(2600, get('C1', 'x')), at(3500, reconnect('S2')), at(3500, heal('C1', 'S2'))],
};
const HALF_COPIED = ['dead-while-copying', 'waits-for-the-acknowledgement'];

export const ALIVE_AND_STUCK_QUESTIONS: readonly Question<PrimaryBackup>[] = [
  viewNext({
    id: 'healthy-and-stuck',
    in: HALF_COPIED,
    at: 'fault crash S3#1',
    prompt: 'View 3 is S1 and S3. S3 dies before S1 has acknowledged it. Which view follows?',
    options: [
      ['none', 'None'],
      ['S1 --', 'S1 alone', 'without'],
      ['S1 S2', 'S1, with S2 once more'],
    ],
    worlds: [without(['PB-V6'])],
    why: 'S1 is alive, and VS may not go on without its acknowledgement. Here a healthy primary is stuck, by rule.',
  }),
  hears({
    id: 'a-healthy-primary-is-asked',
    in: 'dead-while-copying',
    at: 'invoke C1 r2',
    operation: 'C1.r2',
    prompt: 'S1 is alive and has x = 1; its new backup died during the copy. What does C1 read?',
    options: [
      ['1', '1, from S1', 'without'],
      [NOTHING, 'That there is no x'],
      ['never', 'Nothing: S1 waits for its backup'],
    ],
    worlds: [without(['PB-V6'])],
    why: 'No copy, no acknowledgement; no acknowledgement, no view without S3. So S1 waits for a server that is gone.',
  }),
  choice({
    id: 'heard-but-deaf',
    in: 'waits-for-the-acknowledgement',
    at: 'fault cut VS>S1#1',
    prompt: 'VS hears S1, but S1 hears nothing from VS. Does VS call S1 dead?',
    options: [
      ['no', 'No: its pings arrive'],
      ['yes', 'Yes: it does not react'],
    ],
    answer: ({ run }) => {
      const memory = run.end.processes.find(({ id }) => id === 'VS')?.state;
      if (memory?.role !== 'view server') return [];
      return [memory.watched.some(({ id, dead }) => id === 'S1' && dead) ? 'yes' : 'no'];
    },
    why: 'A ping shows that the way from S1 to VS works, and no more. S1 goes on in view 2, for it knows no other.',
  }),
  viewNext({
    id: 'the-last-one-is-silent',
    in: 'cut-off-and-alone',
    at: 'fault cut VS|S2#1',
    prompt: 'S2 leads alone, and VS hears nothing from it any more. Which view follows?',
    options: [
      ['-- --', 'A view without a primary'],
      ['none', 'None'],
      ['S1 --', 'S1 alone'],
    ],
    why: 'Nobody else has the state. VS calls S2 dead and can do nothing about it.',
  }),
  choice({
    id: 'lost-or-out-of-reach',
    in: 'cut-off-and-alone',
    at: 'fault cut C1|S2#1',
    prompt: 'Nobody reaches S2, the only server with x. Is x lost?',
    options: [
      ['lost', 'Yes', 'healed'],
      ['waits', 'No, but C1 waits until the cut heals', 'healed'],
      ['found', 'No: C1 is answered all the same'],
    ],
    worlds: [HEALED],
    answer: ({ run, world }) => {
      if (told(run, 'C1.r2') !== 'never') return ['found'];
      return [told(world('healed'), 'C1.r2') === '1' ? 'waits' : 'lost'];
    },
    why: 'S2 still has its memory. Blocked is not stuck: this ends with the cut, a crash would not.',
  }),
];
