import type { Question } from '../../scene/lesson.ts';
import { firstSaid, indexOf, sentLater } from './lesson-facts.ts';
import { agreement, agreementOptions, choice, kept, reply } from './question-parts.ts';
import { atTime, restart } from './scenario-parts.ts';
import type { TwoPhase } from './types.ts';

/** One of the rules about acknowledging, forgetting and answering is off: what goes wrong? */

export const BROKEN_RECORD_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'what-the-acknowledgement-does',
    in: 'acknowledged-before-it-was-safe',
    at: 'fault crash P1#1',
    prompt: 'P1’s acknowledgement is under way, its COMMIT is not on disk. What does TC do?',
    options: [
      ['forget', 'Counts it, and forgets T1'],
      ['again', 'Tells P1 COMMIT again', 'kept'],
      ['refuse', 'Waits until P1 is back'],
    ],
    worlds: [kept('2PC-R6', [atTime(700, restart('P1'))])],
    answer: (facts) => {
      const end = facts.run.events.find(({ effects }) =>
        effects.some((effect) => effect.kind === 'append' && effect.record.kind === 'END'),
      );
      const said = firstSaid(sentLater(facts), 'TC', 'P1', ['COMMIT']);
      const isForgotten = end !== undefined && end.index < indexOf(facts.run, 'fault restart P1#1');
      return [isForgotten ? 'forget' : said === null ? 'refuse' : 'again'];
    },
    why: 'An acknowledgement says: you may forget, I never will. TC takes it at its word.',
  }),
  choice({
    id: 'asked-after-the-end',
    in: 'acknowledged-before-it-was-safe',
    at: 'disk TC END T1#1',
    prompt: 'P1 will be back, prepared, and ask. What does TC answer?',
    options: [
      ['COMMIT', 'COMMIT: that was the decision', 'kept'],
      ['ABORT', 'ABORT: it has no record left'],
      ['REFUSE', 'That it cannot tell'],
    ],
    worlds: [kept('2PC-R6', [atTime(700, restart('P1'))])],
    answer: (facts) => reply(facts, 'TC', 'P1', ['COMMIT', 'ABORT', 'REFUSE']),
    why: 'Who is prepared and asks after the end can only belong to an aborted transaction, if everybody kept the rule.',
  }),
  choice({
    id: 'asked-too-late',
    in: 'forgotten-too-soon',
    at: 'fault drop TC>P2 COMMIT T1#1#1',
    prompt: 'P2 will ask what became of T1. What does TC answer?',
    options: [
      ['COMMIT', 'COMMIT: that is what it logged', 'kept'],
      ['ABORT', 'ABORT: it has forgotten T1'],
      ['nothing', 'Nothing: it has forgotten T1'],
    ],
    worlds: [kept('2PC-R7')],
    answer: (facts) => reply(facts, 'TC', 'P2', ['COMMIT', 'ABORT', 'REFUSE']),
    why: 'To forget is to answer ABORT. So TC may forget COMMIT only when nobody can ask any more.',
  }),
  choice({
    id: 'forgotten-too-soon-ends',
    in: 'forgotten-too-soon',
    at: 'deliver P1>TC ACK T1#1',
    prompt: 'P1 has committed, P2 has not heard. Who carries T1 out in the end?',
    options: agreementOptions('both'),
    worlds: [kept('2PC-R7')],
    answer: (facts) => agreement(facts),
    why: 'The missing acknowledgement was P2’s. That one TC had to wait for.',
  }),
  choice({
    id: 'a-late-prepare',
    in: 'an-answer-without-a-record',
    at: 'deliver P1>P2 INQUIRE T1#1',
    prompt: 'P2 told P1 ABORT and noted nothing. PREPARE arrives. How does P2 vote?',
    options: [
      ['YES', 'YES: it knows of nothing'],
      ['NO', 'NO: it has said ABORT', 'kept'],
      ['nothing', 'Not at all'],
    ],
    worlds: [kept('2PC-R8')],
    answer: (facts) => reply(facts, 'P2', 'TC', ['YES', 'NO']),
    why: 'To P2 it is the first it hears of T1. A record, written before it answered, would have stopped it.',
  }),
  choice({
    id: 'an-answer-without-a-record-ends',
    in: 'an-answer-without-a-record',
    at: 'disk P1 ABORT T1#1',
    prompt: 'P1 took P2’s word and aborted. Who carries T1 out in the end?',
    options: agreementOptions('none'),
    worlds: [kept('2PC-R8')],
    answer: (facts) => agreement(facts),
    why: 'P1’s YES was counted long ago, and now P2’s is too: TC commits. Only P1 has aborted.',
  }),
];
