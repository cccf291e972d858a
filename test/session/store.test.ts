import { describe, expect, test } from 'vitest';
import { savedRun } from '../../src/session/persistence.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

const HEALTHY = 'everyone-says-yes';

function opened(scenario = HEALTHY, still = true): TestSession {
  const session = testSession({ still });
  session.actions.open(scenarioSpec(scenario));
  session.settle();
  return session;
}

/** To the event whose name begins so. */
function goTo(session: TestSession, name: string): number {
  const event = session.branch().events.find((it) => it.name.startsWith(name));
  if (event === undefined) throw new Error(`No event ${name}`);
  session.actions.seek(event.index);
  session.settle();
  return event.index;
}

describe('Session: opening and moving', () => {
  test('a run opens paused where everybody has started', () => {
    const session = opened();
    const { cursor, playing, snapshot } = session.state();
    expect(session.branch().events[cursor]?.kind).toBe('start');
    expect(session.branch().events[cursor + 1]?.kind).not.toBe('start');
    expect(playing).toBe(false);
    expect(snapshot?.index).toBe(cursor);
  });

  test('ten steps back and ten forward lead to the same state', () => {
    const session = opened();
    for (let i = 0; i < 14; i += 1) session.actions.step();
    session.settle();
    const { cursor, snapshot } = session.state();
    for (let i = 0; i < 10; i += 1) session.actions.stepBack();
    expect(session.state().cursor).toBeLessThan(cursor - 8);
    for (let i = 0; i < 10; i += 1) session.actions.step();
    session.settle();
    expect(session.state().cursor).toBe(cursor);
    expect(session.state().snapshot).toEqual(snapshot);
  });

  test('stepping back ends where everybody has started', () => {
    const session = opened();
    const first = session.state().cursor;
    session.actions.step();
    for (let i = 0; i < 5; i += 1) session.actions.stepBack();
    expect(session.state().cursor).toBe(first);
  });

  test('beats and messages are stopped at, in both directions', () => {
    const session = opened();
    const first = session.state().cursor;
    session.actions.nextBeat();
    const beat = session.state().cursor;
    expect(session.branch().events[beat]?.beat).not.toBeNull();
    session.actions.previousBeat();
    expect(session.state().cursor).toBe(first);
    session.actions.stepMessage(1);
    expect(session.branch().events[session.state().cursor]?.received).not.toBeNull();
  });

  test('a step shows the flight and then arrives; a second step does not wait for the first', () => {
    const session = opened(HEALTHY, false);
    session.actions.step();
    const start = session.state().cursor;
    session.actions.step();
    session.frames(300);
    expect(session.state().cursor).toBe(start);
    expect(session.playhead.time).toBeGreaterThan(0);
    session.actions.step();
    expect(session.state().cursor).toBe(start + 1);
    session.frames(700);
    expect(session.state().cursor).toBe(start + 2);
    expect(session.playhead.moving).toBe(false);
  });

  test('playing reaches the end and pauses there', () => {
    const session = opened(HEALTHY, false);
    session.actions.setSpeed(4);
    session.actions.play();
    expect(session.state().playing).toBe(true);
    session.frames(60_000);
    expect(session.state().playing).toBe(false);
    expect(session.state().cursor).toBe(session.branch().events.length - 1);
    expect(session.playhead.moving).toBe(false);
  });

  test('one nominal hop takes 1200 ms at speed 1', () => {
    const session = opened(HEALTHY, false);
    session.actions.setHoldAtBeats(false);
    session.actions.play();
    const frames = 30;
    session.frames(frames * 16);
    // The first frame only starts the clock.
    expect(session.playhead.time).toBeCloseTo((50 / 1200) * (frames - 1) * 16, 0);
  });
});

describe('Session: to the end', () => {
  test('while the run is on its way to the page, to where that ends', () => {
    const session = testSession();
    session.actions.open(scenarioSpec(HEALTHY));
    session.actions.toEnd();
    session.settle();
    expect(session.branch().status).toBe('ended');
    expect(session.state().cursor).toBe(session.branch().events.length - 1);
  });

  test('whoever goes elsewhere meanwhile is left there', () => {
    const session = testSession();
    session.actions.open(scenarioSpec(HEALTHY));
    session.actions.toEnd();
    session.actions.seek(0);
    session.settle();
    expect(session.state().cursor).toBeLessThan(session.branch().events.length - 1);
  });
});

describe('Session: changing what happens', () => {
  test('a change of the past opens a branch and keeps the old one', () => {
    const session = opened();
    const index = goTo(session, 'deliver P1>TC YES');
    const old = session.branch();
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    const { branches, cursor } = session.state();
    expect(branches.filter((it) => !it.hidden)).toHaveLength(2);
    expect(cursor).toBe(index + 1);
    expect(session.branch().events[cursor]?.fault).toBe('crash');
    expect(session.branch().name).toBe(`TC crashes after event ${index}`);
    expect(session.branch().end?.outcome).toBe('blocked');
    expect(branches[0]?.spec).toBe(old.spec);
  });

  test('what was done up to the cursor is kept, what was done later is not', () => {
    const session = opened();
    goTo(session, 'deliver P1>TC YES');
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    session.actions.intervene({ kind: 'restart', process: 'TC' });
    session.settle();
    expect(session.branch().spec.interventions).toHaveLength(2);
    // Before both:
    session.actions.seek(5);
    session.actions.intervene({ kind: 'stall', process: 'P1' });
    session.settle();
    expect(session.branch().spec.interventions.map((it) => it.action.kind)).toEqual(['stall']);
    expect(session.branch().events[6]?.fault).toBe('stall');
  });

  test('undo goes back to before the action, redo to after it; neither is a step in time', () => {
    const session = opened();
    const index = goTo(session, 'deliver P1>TC YES');
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    session.actions.undo();
    session.settle();
    expect(session.state().cursor).toBe(index);
    expect(session.branch().spec.interventions).toEqual([]);
    expect(session.state().branches.filter((it) => !it.hidden)).toHaveLength(1);
    session.actions.redo();
    session.settle();
    expect(session.state().cursor).toBe(index + 1);
    expect(session.branch().events[index + 1]?.fault).toBe('crash');
    expect(session.state().redo).toEqual([]);
  });

  test('at the end of a run a change makes it longer instead of a branch', () => {
    const session = opened();
    session.actions.seek(Infinity);
    const end = session.state().cursor;
    session.actions.intervene({ kind: 'crash', process: 'P1' });
    session.settle();
    expect(session.state().branches.filter((it) => !it.hidden)).toHaveLength(1);
    expect(session.state().cursor).toBe(end + 1);
    session.actions.undo();
    session.settle();
    expect(session.state().cursor).toBe(end);
    expect(session.branch().spec.interventions).toEqual([]);
  });

  test('you are the network: nothing moves but what is picked, and a pick is an event', () => {
    const session = opened();
    goTo(session, 'deliver C1>TC');
    session.actions.intervene({ kind: 'holdClock' });
    session.settle();
    const { snapshot, cursor } = session.state();
    expect(snapshot?.picture.held).toBe(true);
    expect(session.branch().events.length - 1).toBe(cursor);
    const later = snapshot?.enabled.find((it) => it.name.startsWith('deliver TC>P2'));
    session.actions.intervene({ kind: 'take', action: later?.name ?? '' });
    session.settle();
    expect(session.branch().events[session.state().cursor]?.name).toBe(later?.name);
    session.actions.intervene({ kind: 'resumeClock' });
    session.settle();
    expect(session.branch().end?.outcome).toBe('settled');
  });

  test('a rule switched off is a branch from the start with all that was done', () => {
    const session = opened('coordinator-dies-before-deciding');
    const { spec } = session.branch();
    session.actions.vary({ seed: 7 });
    session.settle();
    expect(session.branch().spec).toEqual({ ...spec, seed: 7 });
    expect(session.branch().name).toBe('seed 7');
  });

  test('going to another branch stays at the same instant', () => {
    const session = opened();
    const index = goTo(session, 'deliver P1>TC YES');
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    session.actions.switchBranch(session.state().branches[0]!.id);
    session.settle();
    expect(session.state().cursor).toBe(index + 1);
    expect(session.state().snapshot?.event.action.kind).not.toBe('fault');
  });
});

describe('Session: trouble', () => {
  test('a worker that dies leaves the run, and the run can be loaded again', () => {
    const session = opened();
    const index = goTo(session, 'deliver P1>TC YES');
    session.kill();
    expect(session.state().notice).toMatchObject({ tone: 'problem', reload: true });
    expect(session.state().cursor).toBe(index);
    session.actions.reload();
    session.settle();
    expect(session.state().notice).toBeNull();
    expect(session.state().cursor).toBe(index);
    session.actions.step();
    session.settle();
    expect(session.state().snapshot?.index).toBe(index + 1);
  });

  test('a reload of the page brings back branches and event', () => {
    const session = opened();
    const index = goTo(session, 'deliver P1>TC YES');
    session.actions.intervene({ kind: 'crash', process: 'TC' });
    session.settle();
    const saved = savedRun(session.state());
    const after = testSession();
    after.actions.restore(structuredClone(saved!));
    after.settle();
    expect(after.state().cursor).toBe(index + 1);
    expect(after.state().branches.map((it) => it.name)).toEqual(
      session.state().branches.map((it) => it.name),
    );
    expect(after.state().snapshot).toEqual(session.state().snapshot);
  });
});
