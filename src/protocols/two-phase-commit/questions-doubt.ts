import type { Question, World } from '../../scene/lesson.ts';
import { choice, EMPTY, fate, LOGGED, mayDo, reply } from './question-parts.ts';
import { after, atTime, crash, restart } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** The coordinator dies before its record: who may decide now? */

/** TC stopped waiting for P2’s vote, which was lost on its way, and had that on its disk when it died. */
const GAVE_UP: World = {
  id: 'gave-up',
  label: 'TC had missed P2’s vote and logged ABORT',
  from: 'disk P2 PREPARED T1#1',
  interventions: [
    after('disk P2 PREPARED T1#1', { kind: 'cut', from: ['P2'], to: ['TC'], both: false }),
    after('disk TC ABORT T1#1', crash('TC', 2)),
    atTime(2000, restart('TC')),
  ],
};

const UNVOTED: World = {
  id: 'unvoted',
  label: 'PREPARE had not reached P2 yet',
  from: 'invoke C1 1',
  interventions: [
    after('deliver C1>TC TXN T1#1', { kind: 'drop', envelope: 'TC>P2 PREPARE T1#1' }),
    after('deliver P3>TC YES T1#1', crash('TC')),
  ],
};

export const DOUBT_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'what-may-p1-do',
    in: 'coordinator-dies-before-deciding',
    at: 'fault crash TC#1',
    prompt: 'Both participants voted YES. The coordinator just died. What may P1 do?',
    options: [
      ['commit', 'Commit', 'empty'],
      ['abort', 'Abort', 'logged'],
      ['wait', 'Wait and ask', 'empty'],
    ],
    worlds: [LOGGED, EMPTY],
    answer: (facts) => mayDo(facts, ['P1'], [LOGGED, EMPTY]),
    why: 'TC may have logged COMMIT, or not, and P1 sees the same either way. Whatever it does alone is wrong in one of these worlds.',
  }),
  choice({
    id: 'may-the-prepared-decide',
    in: 'coordinator-dies-before-deciding',
    at: 'deliver P1>TC INQUIRE T1#1',
    prompt: 'P1 and P2 both said YES, TC is silent. May the two decide together?',
    options: [
      ['commit', 'Yes, COMMIT: all alive said YES', 'gave-up'],
      ['abort', 'Yes, ABORT: TC cannot have told', 'logged'],
      ['wait', 'No: TC may have logged either'],
    ],
    worlds: [LOGGED, GAVE_UP],
    answer: (facts) => mayDo(facts, ['P1', 'P2'], [LOGGED, GAVE_UP]),
    why: 'The two know all votes and still not the decision: TC may have missed a vote and logged ABORT. Nor would a new coordinator know.',
  }),
  choice({
    id: 'no-record-answer',
    in: 'coordinator-returns-with-no-record',
    at: 'fault crash TC#1',
    prompt: 'TC will be back with an empty log. What will it answer P1, who asks?',
    options: [
      ['COMMIT', 'COMMIT: all had voted YES'],
      ['ABORT', 'ABORT'],
      ['PREPARE', 'PREPARE: vote again'],
    ],
    answer: (facts) => reply(facts, 'TC', 'P1', ['COMMIT', 'ABORT', 'PREPARE', 'REFUSE']),
    why: 'Without a COMMIT record TC has told COMMIT to nobody. ABORT is safe, and the votes are forgotten.',
  }),
  choice({
    id: 'one-write-later',
    in: 'coordinator-returns-with-no-record',
    at: 'fault crash TC#1',
    prompt: 'And had TC died ten milliseconds later, with COMMIT on its disk?',
    options: [
      ['committed', 'T1 would commit', 'logged'],
      ['aborted', 'T1 would abort all the same', 'logged'],
      ['open', 'T1 would stay open', 'logged'],
    ],
    worlds: [LOGGED],
    answer: ({ world }) => fate(world('logged')),
    why: 'Not the death of TC decides, but whether the record was on its disk.',
  }),
  choice({
    id: 'what-the-client-is-told',
    in: 'coordinator-returns-with-no-record',
    at: 'fault restart TC#1',
    prompt: 'C1 will ask too what became of T1. What does TC tell it?',
    options: [
      ['aborted', 'ABORT, as it tells P1 and P2'],
      ['committed', 'COMMIT'],
      ['unknown', 'That it does not know'],
    ],
    answer: ({ run, now }) => {
      for (const { effects } of run.events.slice(now.next)) {
        for (const effect of effects) {
          if (effect.kind !== 'send' || effect.message.kind !== 'OUTCOME') continue;
          const { answer } = effect.message;
          return [typeof answer === 'string' ? answer : answer.outcome];
        }
      }
      return [];
    },
    why: 'Only who is still prepared may be told ABORT without a record. C1 might ask about a T1 that committed long ago.',
  }),
  choice({
    id: 'does-asking-each-other-help',
    in: 'all-in-doubt',
    at: 'fault crash TC#1',
    prompt: 'All three have promised and may ask each other. What becomes of T1?',
    options: [
      ['committed', 'COMMIT: all who live said YES'],
      ['aborted', 'ABORT: they agree to give up'],
      ['open', 'It stays open until TC is back'],
    ],
    answer: ({ run }) => fate(run),
    why: 'Nobody whom they can ask knows more than they do. Agreeing would be guessing what TC has on its disk.',
  }),
  choice({
    id: 'one-has-not-voted',
    in: 'all-in-doubt',
    at: 'fire P1 inquire T1#1',
    prompt: 'Suppose PREPARE had not reached P2. Would asking each other help then?',
    options: [
      ['committed', 'Yes: the other two commit', 'unvoted'],
      ['aborted', 'Yes: P2 makes sure of ABORT', 'unvoted'],
      ['open', 'No: they wait for TC', 'unvoted'],
    ],
    worlds: [UNVOTED],
    answer: ({ world }) => fate(world('unvoted')),
    why: 'Without P2’s YES there is no COMMIT anywhere. P2 writes ABORT first, so that it will never vote YES, and then answers.',
  }),
];
