import type { Question, World } from '../../scene/lesson.ts';
import { replicaOf, told, upIn, type Facts } from './lesson-facts.ts';
import { choice, instead } from './question-parts.ts';
import { after, SKIP_IT } from './scenario-parts.ts';
import type { StateMachine } from './types.ts';

/** An entry that is deadly. */

const FIVE: World = {
  id: 'five',
  label: 'The same run with five replicas',
  interventions: [],
  options: { replicas: 5 },
};
const SKIPPED = instead('skipped', 'Entry 2 is skipped now', after('invoke C2 r1', SKIP_IT));

/** How many programs are up when all have tried their last start. */
const upInTheEnd = ({ run }: Facts): readonly string[] => [upIn(run.end)];

export const POISON_QUESTIONS: readonly Question<StateMachine>[] = [
  choice({
    id: 'who-is-left',
    in: 'a-poisoned-request',
    at: 'disk SQ ENTRY C1.r2#1',
    prompt: 'Entry 2 runs into a bug that crashes the program. How many replicas survive it?',
    options: [
      ['2', 'Two: the others take over', 'five'],
      ['0', 'None', 'five'],
      ['1', 'One, the last in turn', 'five'],
    ],
    worlds: [FIVE],
    answer: upInTheEnd,
    why: 'They do the same in the same order, that is what they are for. Five would crash like three.',
  }),
  choice({
    id: 'does-a-restart-help',
    in: 'a-poisoned-request',
    at: 'disk R3 ENTRY C1.r2#1',
    prompt:
      'All are down. Each program is started again, with the log that it has. How many stay up?',
    options: [
      ['3', 'All three: a restart clears it'],
      ['1', 'One of them'],
      ['0', 'None'],
    ],
    answer: upInTheEnd,
    why: 'Entry 2 is in the log, and the log is what a program reads when it starts. What protects it keeps it down.',
  }),
  choice({
    id: 'an-innocent-client',
    in: 'a-poisoned-request',
    at: 'invoke C2 r1',
    prompt: 'C2 asks for something harmless. What does it hear?',
    options: [
      ['never', 'Nothing', 'skipped'],
      ['OK', 'That it is done', 'skipped'],
      ['skipped', 'That it is skipped', 'skipped'],
    ],
    worlds: [SKIPPED],
    answer: ({ run }) => [told(run, 'C2.r1')],
    why: 'SQ is up and gives it number 3. But nobody gets past number 2.',
  }),
  choice({
    id: 'what-is-at-two',
    in: 'the-poison-is-skipped',
    at: 'fault perturb SQ#1',
    prompt: 'Entry 2 will be passed over everywhere. What is at position 2 from then on?',
    options: [
      ['next', 'The next request: it moves up'],
      ['empty', 'An entry that does nothing'],
      ['gap', 'A gap: 3 follows upon 1'],
    ],
    answer: ({ run }) => {
      const second = replicaOf(run.end, 'R1')?.applied[1];
      if (second === undefined || second.number > 2) return ['gap'];
      return [second.skip ? 'empty' : 'next'];
    },
    why: 'Numbers that were given stay given, or replicas that are behind would count differently. To skip is an operation, too.',
  }),
  choice({
    id: 'what-the-sender-hears',
    in: 'the-poison-is-skipped',
    at: 'fault perturb SQ#1',
    prompt: 'C1 still waits for the answer to its poisoned request. What does it hear?',
    options: [
      ['skipped', 'That it was skipped'],
      ['OK', 'That it is done'],
      ['never', 'Nothing, ever'],
    ],
    answer: ({ run }) => [told(run, 'C1.r2')],
    why: 'Without an answer it would send the request again. Its place in the log is known, and so is what came of it.',
  }),
];
