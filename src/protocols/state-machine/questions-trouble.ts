import type { Question, World } from '../../scene/lesson.ts';
import {
  held,
  indexOf,
  partedAt,
  replicaOf,
  told,
  toldAt,
  upIn,
  type Facts,
} from './lesson-facts.ts';
import { choice, instead, kept, without } from './question-parts.ts';
import { after, SKIP_IT } from './scenario-parts.ts';
import type { StateMachine } from './types.ts';

/** Entries that are lost, and an entry that is deadly. */

const UNMINDFUL = without('RSM-GAP', 'R3 takes whatever comes');
const FIVE: World = {
  id: 'five',
  label: 'The same run with five replicas',
  interventions: [],
  options: { replicas: 5 },
};
const SKIPPED = instead('skipped', 'Entry 2 is skipped now', after('invoke C2 r1', SKIP_IT));

const GAPS: readonly Question<StateMachine>[] = [
  choice({
    id: 'entry-two-alone',
    in: 'an-entry-is-lost',
    at: 'disk SQ ENTRY C1.r2#1',
    prompt: 'Entry 1 never reached R3, entry 2 will. What does R3 do with entry 2?',
    options: [
      ['apply', 'It carries it out', 'without'],
      ['keep', 'It keeps it for later, and asks'],
      ['nothing', 'It throws it away'],
    ],
    worlds: [UNMINDFUL],
    answer: ({ run }) => {
      const state = replicaOf(run.after('deliver SQ>R3 ENTRY C1.r2#1'), 'R3');
      if ((state?.early.length ?? 0) > 0) return ['keep'];
      return [indexOf(run, 'disk R3 ENTRY C1.r2#1') < Infinity ? 'apply' : 'nothing'];
    },
    why: 'The numbers have no gap, so R3 can see one. Nobody else knows that something was lost.',
  }),
  choice({
    id: 'does-a-client-notice',
    in: 'an-entry-is-lost',
    at: 'fault drop SQ>R3 ENTRY C1.r1#1#1',
    prompt: 'The entry to R3 is lost. When is C1 answered?',
    options: [
      ['before', 'Before R3 has the entry'],
      ['after', 'When R3 has it, too'],
      ['never', 'Never'],
    ],
    answer: ({ run }) => {
      const answered = toldAt(run, 'C1.r1')?.index;
      if (answered === undefined) return ['never'];
      return [answered < indexOf(run, 'disk R3 ENTRY C1.r1#1') ? 'before' : 'after'];
    },
    why: 'R1 and R2 have it and answer. R3 catches up later, and nobody outside can tell.',
  }),
  choice({
    id: 'where-the-gap-shows',
    in: 'applied-past-the-gap',
    at: 'disk SQ ENTRY C1.r2#1',
    prompt: 'R3 lacks entry 1, and carries out what comes. At which position do digests part?',
    options: [
      ['2', 'At 2, with entry 2'],
      ['1', 'At 1'],
      ['never', 'At none: it only lacks one', 'kept'],
    ],
    worlds: [kept('RSM-GAP')],
    answer: ({ run }) => [partedAt(run)],
    why: 'The second entry is the first that R3 carries out, so it stands at position 1 there. From here on it is out of step.',
  }),
  choice({
    id: 'what-is-left-of-x',
    in: 'applied-past-the-gap',
    at: 'invoke C1 r3',
    prompt: 'a, b and now c are appended to x. What is x at R3 in the end?',
    options: [
      ['abc', 'abc', 'kept'],
      ['ab', 'ab'],
      ['bc', 'bc'],
    ],
    worlds: [kept('RSM-GAP')],
    answer: ({ run }) => [held(run.end, 'R3', 'x')],
    why: 'What R3 does not miss, it never asks for. It answers as fast as the others, and wrongly.',
  }),
];

/** How many programs are up when all have tried their last start. */
const upInTheEnd = ({ run }: Facts): readonly string[] => [upIn(run.end)];

const POISON: readonly Question<StateMachine>[] = [
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

export const TROUBLE_QUESTIONS: readonly Question<StateMachine>[] = [...GAPS, ...POISON];
