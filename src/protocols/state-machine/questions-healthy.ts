import type { Question } from '../../scene/lesson.ts';
import { digestsAt, indexOf, toldAt } from './lesson-facts.ts';
import { choice, instead } from './question-parts.ts';
import { after, crash } from './scenario-parts.ts';
import type { StateMachine } from './types.ts';

/** All conditions hold: what they are good for, and what is not asked for. */

const R3_DIES = instead('dead', 'R3 crashes at this instant', after('invoke C1 r2', crash('R3')));

export const HEALTHY_QUESTIONS: readonly Question<StateMachine>[] = [
  choice({
    id: 'three-speeds',
    in: 'same-log-same-state',
    at: 'disk SQ ENTRY C1.r1#1',
    prompt:
      'Entry 1 reaches three replicas at three instants. How many different digests at position 1?',
    options: [
      ['3', 'Three, one for each'],
      ['1', 'One'],
      ['2', 'Two: a fast one and a slow one'],
    ],
    answer: ({ run }) => [digestsAt(run.end, 1)],
    why: 'When it is carried out does not count, only after what. All have carried out nothing before it.',
  }),
  choice({
    id: 'answers-to-wait-for',
    in: 'same-log-same-state',
    at: 'invoke C1 r1',
    prompt: 'All three replicas will answer C1. After how many answers does it go on?',
    options: [
      ['3', 'After all three'],
      ['2', 'After two, a majority'],
      ['1', 'After one'],
    ],
    answer: ({ run }) => {
      const end = toldAt(run, 'C1.r1')?.index ?? -1;
      const heard = run.events.filter(
        ({ name, index }) => index <= end && /^deliver R\d>C1 ANSWER C1\.r1#/.test(name),
      );
      return [String(heard.length)];
    },
    why: 'The log has decided already, so that all say the same. Replicas may crash, but they do not lie.',
  }),
  choice({
    id: 'behind-or-different',
    in: 'a-slow-replica',
    at: 'fault stall R3#1',
    prompt: 'R3 stands still while the others go on. Will digests at one position ever differ?',
    options: [
      ['yes', 'Yes: R3 has old data'],
      ['no', 'No: it is behind, not different'],
      ['then', 'Only while it stands still'],
    ],
    answer: ({ run }) => {
      const back = run.after('fault resume R3#1');
      if (run.end.ghost.parting !== null) return ['yes'];
      return [back !== null && back.ghost.parting !== null ? 'then' : 'no'];
    },
    why: 'R3 is where the others were before. When it goes on it comes to each of their states, one after the other.',
  }),
  choice({
    id: 'served-meanwhile',
    in: 'a-slow-replica',
    at: 'invoke C1 r2',
    prompt: 'R3 stands still. When is C1 answered?',
    options: [
      ['late', 'When R3 goes on', 'dead'],
      ['soon', 'As soon as ever', 'dead'],
      ['never', 'Never', 'dead'],
    ],
    worlds: [R3_DIES],
    answer: ({ run }) => {
      const answered = toldAt(run, 'C1.r2')?.index;
      if (answered === undefined) return ['never'];
      return [answered < indexOf(run, 'fault resume R3#1') ? 'soon' : 'late'];
    },
    why: 'C1 goes by the first answer and cannot see that a copy is behind. One copy is what it looks like from outside.',
  }),
];
