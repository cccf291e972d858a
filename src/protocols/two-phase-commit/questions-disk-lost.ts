import type { Question } from '../../scene/lesson.ts';
import { inDoubt, sentLater } from './lesson-facts.ts';
import { choice, reply } from './question-parts.ts';
import type { TwoPhase } from './types.ts';

/** The coordinator’s log itself is lost. */

export const DISK_LOST_QUESTIONS: readonly Question<TwoPhase>[] = [
  choice({
    id: 'a-lost-disk',
    in: 'coordinator-disk-lost',
    at: 'fault crash TC#1',
    prompt: 'TC will be back with an empty disk. What does it answer P1, who asks?',
    options: [
      ['COMMIT', 'COMMIT'],
      ['ABORT', 'ABORT: it has no record'],
      ['REFUSE', 'That it cannot tell'],
    ],
    answer: (facts) => reply(facts, 'TC', 'P1', ['COMMIT', 'ABORT', 'REFUSE']),
    why: 'No record means ABORT only as long as records survive. Here COMMIT was written, and is gone.',
  }),
  choice({
    id: 'for-ever',
    in: 'coordinator-disk-lost',
    at: 'disk TC DISK-REPLACED#1',
    prompt: 'TC is up and all is repaired. How long do P1 and P2 stay in doubt?',
    options: [
      ['told', 'Until TC answers'],
      ['timer', 'Until their timers run out'],
      ['ever', 'For ever'],
    ],
    answer: (facts) => {
      if (inDoubt(facts.run.end, 'T1').length > 0) return ['ever'];
      const isTold = sentLater(facts).some(
        ({ from, message }) => from === 'TC' && ['COMMIT', 'ABORT'].includes(message.kind),
      );
      return [isTold ? 'told' : 'timer'];
    },
    why: 'What was decided stood on that disk and nowhere else. Two-phase commit is safe because logs survive, and stuck where they do not.',
  }),
];
