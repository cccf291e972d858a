import { describe, expect, test } from 'vitest';
import { LECTURE } from '../../src/protocols/lecture.ts';
import { lecturePlace, lectureStep } from '../../src/session/lecture.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

describe('The thread of the lecture', () => {
  test.each(LECTURE.map((step, place) => [step.thought, step, place] as const))(
    '%s',
    (_, { protocol, scenario }, place) => {
      const session = testSession();
      const spec = scenarioSpec(scenario, { protocol });
      session.actions.open(spec);
      expect(lecturePlace(session.state())).toBe(place);
      expect(lectureStep(session.state(), 1)).toBe(LECTURE[place + 1]);
      expect(lectureStep(session.state(), -1)).toBe(LECTURE[place - 1]);
    },
  );

  test('it leads over more than one system', () => {
    expect(new Set(LECTURE.map(({ protocol }) => protocol)).size).toBeGreaterThan(2);
  });

  test('a run that is no part of it has no next step', () => {
    const session = testSession();
    session.actions.open(scenarioSpec('one-says-no'));
    expect(lectureStep(session.state(), 1)).toBeUndefined();
  });
});
