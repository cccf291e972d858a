import type { Lesson } from '../../scene/lesson.ts';
import { CALLOUTS } from './callouts.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { ALIVE_AND_STUCK_QUESTIONS } from './questions-alive-and-stuck.ts';
import { AS_IF_QUESTIONS } from './questions-as-if.ts';
import { BROKEN_COPY_QUESTIONS } from './questions-broken-copies.ts';
import { BROKEN_LIFE_QUESTIONS } from './questions-broken-lives.ts';
import { BROKEN_ORDER_QUESTIONS } from './questions-broken-order.ts';
import { BROKEN_PAST_QUESTIONS } from './questions-broken-past.ts';
import { BROKEN_STATE_QUESTIONS } from './questions-broken-states.ts';
import { BROKEN_VIEW_QUESTIONS } from './questions-broken-views.ts';
import { CUT_QUESTIONS } from './questions-cut.ts';
import { OLD_PRIMARY_QUESTIONS } from './questions-old-primary.ts';
import { RETRY_QUESTIONS } from './questions-retries.ts';
import { STORY_QUESTIONS } from './questions-story.ts';
import { STUCK_QUESTIONS } from './questions-stuck.ts';
import { TAKEOVER_QUESTIONS } from './questions-takeover.ts';
import { VIEW_QUESTIONS } from './questions-views.ts';
import { WAITING_QUESTIONS } from './questions-waiting.ts';
import type { PrimaryBackup } from './types.ts';

/** What is taught with primary and backup: predictions for every scenario, remarks, and each rule as a line of code. */
export const lesson: Lesson<PrimaryBackup> = {
  questions: [
    ...STORY_QUESTIONS,
    ...TAKEOVER_QUESTIONS,
    ...CUT_QUESTIONS,
    ...OLD_PRIMARY_QUESTIONS,
    ...RETRY_QUESTIONS,
    ...WAITING_QUESTIONS,
    ...STUCK_QUESTIONS,
    ...ALIVE_AND_STUCK_QUESTIONS,
    ...VIEW_QUESTIONS,
    ...AS_IF_QUESTIONS,
    ...BROKEN_COPY_QUESTIONS,
    ...BROKEN_ORDER_QUESTIONS,
    ...BROKEN_VIEW_QUESTIONS,
    ...BROKEN_STATE_QUESTIONS,
    ...BROKEN_LIFE_QUESTIONS,
    ...BROKEN_PAST_QUESTIONS,
  ],
  callouts: CALLOUTS,
  pseudocode: PSEUDOCODE,
};
