import { LECTURE, type LectureStep } from '../protocols/lecture.ts';
import { branchOf } from './current-branch.ts';
import { scenarioLink } from './link.ts';
import type { SessionState } from './state.ts';

/** Where the run in force stands in the lecture, by its place from 0; -1: it is no part of it. */
export function lecturePlace(state: SessionState): number {
  const spec = branchOf(state)?.spec;
  return LECTURE.findIndex(
    ({ protocol, scenario }) => protocol === spec?.protocol && scenario === spec.scenario,
  );
}

/** The step before or after the run in force; undefined: there is none. */
export function lectureStep(state: SessionState, by: 1 | -1): LectureStep | undefined {
  const place = lecturePlace(state);
  return place < 0 ? undefined : LECTURE[place + by];
}

export function lectureLink({ protocol, scenario }: LectureStep): string {
  return scenarioLink(protocol, scenario);
}
