import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../src/protocols/registry.ts';
import { challengeState } from '../../src/session/search/challenge.ts';
import { testSearches } from '../support/searching.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

const ALL = REGISTRY.flatMap(({ protocol, scenarios }) =>
  scenarios
    .filter(({ challenge }) => challenge !== undefined)
    .map((scenario) => ({ id: scenario.id, protocol: protocol.id, scenario })),
);

describe('Challenges', () => {
  it('are at least four, and every protocol that can be searched has one', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(4);
    const searched = REGISTRY.filter(({ presentation }) => presentation.outage === undefined);
    expect([...new Set(ALL.map(({ protocol }) => protocol))]).toEqual(
      searched.map(({ protocol }) => protocol.id),
    );
  });

  it.each(ALL)(
    '$id is open as long as nothing is done, and the machine shows how it can be done',
    ({ protocol, scenario }) => {
      const session = testSession();
      session.actions.open(scenarioSpec(scenario.id, { protocol }));
      session.settle();
      session.actions.seek(Number.MAX_SAFE_INTEGER);
      session.settle();
      expect(challengeState(session.state(), scenario)).toEqual({ kind: 'open' });

      const searches = testSearches(session);
      searches.answer(scenario);
      searches.work();
      session.settle();
      const { jobs } = searches.store.getState();
      const told = (jobs.violation ?? jobs.goal)?.told;
      expect(told).toMatchObject({ task: 'explore', status: 'found' });
      expect(session.branch().isFound).toBe(true);
      expect(challengeState(session.state(), scenario)).toEqual({ kind: 'open' });
      session.actions.seek(Number.MAX_SAFE_INTEGER);
      session.settle();
      expect(challengeState(session.state(), scenario)).toEqual({ kind: 'shown' });
    },
  );

  it('one crash at the right event blocks a participant, and is counted', () => {
    const one = ALL.find(({ id }) => id === 'challenge-wait-for-the-dead');
    const session = testSession();
    session.actions.open(scenarioSpec('challenge-wait-for-the-dead'));
    session.settle();
    const prepared = session.branch().events.find(({ name }) => name === 'disk P1 PREPARED T1#1');
    session.actions.seek(prepared?.index ?? 0);
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    session.actions.seek(Number.MAX_SAFE_INTEGER);
    session.settle();
    const state = one === undefined ? null : challengeState(session.state(), one.scenario);
    expect(state).toEqual({ kind: 'done', interventions: 1 });
  });

  it('does not count with other rules off than it has', () => {
    const one = ALL.find(({ id }) => id === 'challenge-two-decisions');
    const session = testSession();
    session.actions.open(scenarioSpec('challenge-two-decisions', { off: ['2PC-R3', '2PC-R4'] }));
    session.settle();
    const state = one === undefined ? null : challengeState(session.state(), one.scenario);
    expect(state).toEqual({ kind: 'other rules' });
  });
});
