import type { Question } from '../../scene/lesson.ts';
import { chooser, digestsAt, held, replicaOf, told, type Facts } from './lesson-facts.ts';
import { digestAt } from './node-face.ts';
import { choice, click, kept, without } from './question-parts.ts';
import { at, restart } from './scenario-parts.ts';
import type { StateMachine } from './types.ts';

/** Operations that look at a clock or at dice: what is seen, and by whom. */

const RAW = without('RSM-CHOICE', 'Each replica chooses for itself');
const RAW_AND_RESTART = { ...RAW, interventions: [at(1000, restart('R1'))] };

/** Is R1 after its restart what it was before its crash? */
function isAsBefore({ now, run }: Facts): readonly string[] {
  // Asked when it has crashed: the last state of its first life is that after its last entry.
  const before = replicaOf(run.after('disk R1 ENTRY C1.r2#1'), 'R1');
  const later = replicaOf(run.end, 'R1');
  if (before === null || later === null || now.ghost.firsts.length === 0) return [];
  const isSame = digestAt(before, 2) === digestAt(later, 2);
  return [isSame ? 'same' : 'other'];
}

export const INPUT_QUESTIONS: readonly Question<StateMachine>[] = [
  choice({
    id: 'three-clocks',
    in: 'each-its-own-clock',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt:
      'Entry 1 says t = now(), and says so to all three. How many different states come of it?',
    options: [
      ['1', 'One: the log is the same', 'kept'],
      ['2', 'Two'],
      ['3', 'Three'],
    ],
    worlds: [kept('RSM-DET')],
    answer: ({ run }) => [digestsAt(run.end, 1)],
    why: 'The clock is an input that is not in the log. Each replica reads another value from it.',
  }),
  choice({
    id: 'read-back',
    in: 'each-its-own-clock',
    at: 'invoke C1 r2',
    prompt: 'C1 was told a value of t. Nobody has written since. What does it read now?',
    options: [
      ['other', 'Another value'],
      ['same', 'The value that it was told'],
      ['never', 'It gets no answer'],
    ],
    answer: ({ run }) => {
      const [first, second] = [told(run, 'C1.r1'), told(run, 'C1.r2')];
      return [second === 'never' ? 'never' : first === second ? 'same' : 'other'];
    },
    why: 'Another replica was first to answer this time. From outside it no longer looks like one copy.',
  }),
  click({
    id: 'who-chooses',
    in: ['one-clock-for-all', 'one-throw-for-all'],
    at: 'invoke C1 r1',
    prompt: 'Click the node that finds out the value, for all.',
    nodes: ['R1', 'SQ', 'C1', 'R3'],
    answer: ({ run }) => [chooser(run, 'C1.r1')],
    why: 'SQ puts the request into the log and settles the value with it. Any single process would do.',
  }),
  choice({
    id: 'what-the-log-says',
    in: 'one-clock-for-all',
    at: 'deliver C1>SQ REQUEST C1.r1#1',
    prompt: 'C1 has asked for t = now(). How many replicas will look at their clocks?',
    options: [
      ['3', 'All three', 'without'],
      ['1', 'One of them'],
      ['0', 'None'],
    ],
    worlds: [RAW],
    answer: ({ run }) => {
      const readers = ['R1', 'R2', 'R3'].filter((id) =>
        replicaOf(run.end, id)?.applied.some(
          ({ entry }) => entry.id === 'C1.r1' && entry.chosen === null,
        ),
      );
      return [String(readers.length)];
    },
    why: 'The entry carries what the clock said, not the wish to look at one. To the replicas it is a plain write.',
  }),
  choice({
    id: 'a-fourth-throw',
    in: 'each-its-own-dice',
    at: 'fault crash R1#1',
    prompt: 'R1 will read its own log again, the same that it read before. What does it come to?',
    options: [
      ['same', 'The state that it had', 'kept'],
      ['empty', 'An empty state'],
      ['other', 'A state it never had'],
    ],
    worlds: [kept('RSM-CHOICE', at(1000, restart('R1')))],
    answer: isAsBefore,
    why: 'It throws again, and the log does not know what came of it the first time. Not even one replica is safe.',
  }),
  choice({
    id: 'three-dice',
    in: 'each-its-own-dice',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt:
      'One random() in one log. How many different values will the three replicas have at position 1?',
    options: [
      ['3', 'Three'],
      ['1', 'One', 'kept'],
      ['2', 'Two'],
    ],
    worlds: [kept('RSM-CHOICE')],
    answer: ({ run }) => {
      const values = ['R1', 'R2', 'R3'].map((id) =>
        held(run.after(`disk ${id} ENTRY C1.r1#1`), id, 'k'),
      );
      return [String(new Set(values).size)];
    },
    why: 'Each throws its own dice. That two are alike is chance, and so is every answer a client gets.',
  }),
  choice({
    id: 'no-throw-at-all',
    in: 'one-throw-for-all',
    at: 'fault crash R1#1',
    prompt: 'R1 will read its log again, with the number in it. What does it come to?',
    options: [
      ['other', 'A state it never had', 'without'],
      ['same', 'The state that it had'],
      ['empty', 'An empty state'],
    ],
    worlds: [RAW_AND_RESTART],
    answer: isAsBefore,
    why: 'What was chance has become a fact in the log. Reading it twice gives the same twice.',
  }),
];
