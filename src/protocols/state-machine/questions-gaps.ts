import type { Question } from '../../scene/lesson.ts';
import { held, indexOf, partedAt, replicaOf, toldAt } from './lesson-facts.ts';
import { choice, kept, without } from './question-parts.ts';
import type { StateMachine } from './types.ts';

/** An entry that is lost. */

const UNMINDFUL = without('RSM-GAP', 'R3 takes whatever comes');
export const GAP_QUESTIONS: readonly Question<StateMachine>[] = [
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
