import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { BROKEN_LOCK_QUESTIONS } from './questions-broken-locks.ts';
import { BROKEN_RECORD_QUESTIONS } from './questions-broken-records.ts';
import { BROKEN_QUESTIONS } from './questions-broken.ts';
import { COMMIT_QUESTIONS } from './questions-commit.ts';
import { DECIDED_QUESTIONS } from './questions-decided.ts';
import { DISK_LOST_QUESTIONS } from './questions-disk-lost.ts';
import { DOUBT_QUESTIONS } from './questions-doubt.ts';
import { LOCK_QUESTIONS } from './questions-locks.ts';
import { PARTICIPANT_QUESTIONS } from './questions-participants.ts';
import { VOTE_QUESTIONS } from './questions-votes.ts';
import type { TwoPhase } from './types.ts';

/** What is taught with two-phase commit: predictions for every scenario, remarks, and each rule as a line of code. */
export const lesson: Lesson<TwoPhase> = {
  questions: [
    ...COMMIT_QUESTIONS,
    ...VOTE_QUESTIONS,
    ...PARTICIPANT_QUESTIONS,
    ...LOCK_QUESTIONS,
    ...DOUBT_QUESTIONS,
    ...DECIDED_QUESTIONS,
    ...DISK_LOST_QUESTIONS,
    ...BROKEN_QUESTIONS,
    ...BROKEN_LOCK_QUESTIONS,
    ...BROKEN_RECORD_QUESTIONS,
  ],
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
