import { describe, expect, test } from 'vitest';
import { goalText, type Goal } from '../../src/session/run-goals.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

function opened(scenario = 'everyone-says-yes', options = {}): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario, options));
  session.settle();
  return session;
}

const here = (session: TestSession) => session.branch().events[session.state().cursor]!;

describe('Run until', () => {
  test.each<[Goal, (session: TestSession) => boolean]>([
    [{ kind: 'message', name: 'COMMIT' }, (it) => here(it).received?.messageKind === 'COMMIT'],
    [{ kind: 'returned' }, (it) => here(it).returned !== null],
    [{ kind: 'time', ms: 150 }, (it) => here(it).time >= 150],
    [
      { kind: 'uncertain', process: 'P2' },
      (it) => here(it).lanes.some(({ process, tone }) => process === 'P2' && tone === 'uncertain'),
    ],
  ])('%o', (goal, holds) => {
    const session = opened();
    session.actions.runUntil(goal);
    session.settle();
    expect(holds(session)).toBe(true);
    expect(session.state().search).toBeNull();
    expect(goalText(goal)).not.toBe('');
  });

  test('what a rule forbids is found where the rule is off', () => {
    const session = opened('tired-of-waiting');
    session.actions.runUntil({ kind: 'violated' });
    session.settle();
    expect(here(session).violated.length).toBeGreaterThan(0);
  });

  test('what never comes is said honestly, and the cursor stays', () => {
    const session = opened();
    const { cursor } = session.state();
    session.actions.runUntil({ kind: 'crashed', process: null });
    session.settle();
    expect(session.state().cursor).toBe(cursor);
    expect(session.state().search).toBeNull();
    expect(session.state().notice?.text).toMatch(/^Not found: the run ends at event \d+/);
  });

  test('a run without an end is looked at as far as ten thousand events', () => {
    const session = opened('everyone-says-yes', { options: { transactions: 0 } });
    session.actions.runUntil({ kind: 'violated' });
    session.settle();
    expect(session.state().notice?.text).toContain('in the next 10000 events');
    expect(session.branch().events.length).toBeGreaterThan(10_000);
  });
});

describe('Breakpoints', () => {
  test('playing stops where a message of the kind arrives, and goes on when told to', () => {
    const session = testSession({ still: false });
    session.actions.open(scenarioSpec('everyone-says-yes'));
    session.settle();
    session.actions.setHoldAtBeats(false);
    session.actions.toggleBreakpoint({ kind: 'message', name: 'YES' });
    for (const from of ['P1', 'P2']) {
      session.actions.play();
      session.frames(12_000);
      expect(session.state().playing).toBe(false);
      expect(here(session).name).toBe(`deliver ${from}>TC YES T1#1`);
    }
  });

  test('at full speed it stops there too', () => {
    const session = opened();
    session.actions.setSpeed(Infinity);
    session.actions.toggleBreakpoint({ kind: 'lane', name: 'P2' });
    session.actions.play();
    session.frames(100);
    expect(here(session).process).toBe('P2');
    expect(session.state().playing).toBe(false);
    session.actions.toggleBreakpoint({ kind: 'lane', name: 'P2' });
    expect(session.state().breakpoints.lanes).toEqual([]);
  });
});

describe('What Step goes by', () => {
  test.each([
    ['message', (it: TestSession) => here(it).received !== null],
    ['beat', (it: TestSession) => here(it).beat !== null || here(it).kind === 'fault'],
    ['node', (it: TestSession) => here(it).process === 'P1'],
  ] as const)('%s', (unit, holds) => {
    const session = opened();
    session.actions.select({ kind: 'node', id: 'P1' });
    session.actions.setStepUnit(unit);
    const start = session.state().cursor;
    session.actions.stepBy(1);
    session.settle();
    expect(session.state().cursor).toBeGreaterThan(start);
    expect(holds(session)).toBe(true);
    session.actions.stepBy(-1);
    expect(session.state().cursor).toBe(start);
  });
});
