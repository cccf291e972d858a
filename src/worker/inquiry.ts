import type { Run } from '../engine/run.ts';
import type { RunSpec } from '../engine/spec.ts';
import type { TaughtEntry } from '../protocols/lessons.ts';
import { createPoseJob, createPosedJob, posedIndex } from './next-question.ts';
import { createQuestionJob } from './question-job.ts';
import type { EngineReply, EngineRequest } from './wire.ts';

/** Something about a run that takes simulating to answer. */
export interface Inquiry {
  /** At most `budget` events of work; the reply as soon as it is known. */
  work(budget: number): EngineReply | null;
  /** The reply when it is not to be worked on any more. */
  giveUp(): EngineReply;
}

export interface Asked {
  /** The asker's number for the run. */
  readonly number: number;
  readonly run: Run;
  readonly spec: RunSpec;
  readonly entry: TaughtEntry;
  /** Begins the run of another world. */
  readonly start: (spec: RunSpec, entry: TaughtEntry) => Run;
}

export type InquiryRequest = Extract<EngineRequest, { readonly kind: 'ask' | 'pose' }>;

export function createInquiry(asked: Asked, request: InquiryRequest): Inquiry {
  if (request.kind === 'pose') return createPoseJob(asked, request.index);
  const index = posedIndex(request.question);
  return index === null ? createQuestionJob(asked, request.question) : createPosedJob(asked, index);
}
