import { afterEach, describe, expect, test, vi } from 'vitest';
import { isFutureHidden } from '../../src/session/questions.ts';
import { scenarioSpec, testSession, type TestSession } from '../support/session.ts';

const BLOCKED = 'coordinator-dies-before-deciding';

function opened(scenario: string): TestSession {
  const session = testSession();
  session.actions.open(scenarioSpec(scenario));
  session.settle();
  return session;
}

/** The worker answers, and what waits for the answer goes on. */
async function answered(session: TestSession): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    session.settle();
    await Promise.resolve();
  }
}

describe('Questions', () => {
  afterEach(() => vi.useRealTimers());

  test('the next one of the lesson is asked at its event, and answered by the engine', async () => {
    const session = opened(BLOCKED);
    session.actions.askQuestion();
    await answered(session);
    const { question, cursor } = session.state();
    expect(question?.stage).toBe('open');
    expect(session.branch().events[cursor]?.asks.map(({ id }) => id)).toContain(question?.id);
    expect(isFutureHidden(session.state())).toBe(true);
    session.actions.reveal();
    expect(isFutureHidden(session.state())).toBe(false);
    expect(session.state().question?.answer?.right.length).toBeGreaterThan(0);
  });

  test('asked again, another is asked; whoever steps on leaves the question behind', async () => {
    const session = opened(BLOCKED);
    session.actions.askQuestion();
    const first = session.state().question?.id;
    session.actions.closeQuestion();
    session.actions.askQuestion();
    expect(session.state().question?.id).not.toBe(first);
    session.actions.step();
    expect(session.state().question).toBeNull();
    await answered(session);
  });

  test('where the lesson has none, it is about what comes next', async () => {
    const session = opened('everyone-says-yes');
    const { events } = session.branch();
    const sent = events.find((it) => it.sent.length > 0 && it.asks.length === 0)!;
    session.actions.seek(sent.index);
    const ids = session.branch().events.flatMap(({ asks }) => asks);
    for (const _ of ids) {
      session.actions.askQuestion();
      session.actions.closeQuestion();
    }
    await answered(session);
    session.actions.seek(sent.index);
    session.settle();
    session.actions.askQuestion();
    await answered(session);
    expect(session.state().question?.id).toMatch(/@/);
    expect(session.state().question?.options.length).toBeGreaterThan(1);
  });

  test('a world of the answer opens as a branch of its name, at the event of the question', async () => {
    const session = opened(BLOCKED);
    session.actions.askQuestion();
    await answered(session);
    const at = session.state().cursor;
    session.actions.reveal();
    const world = session.state().question?.answer?.worlds[0];
    expect(world).toBeDefined();
    session.actions.showWorld(world!.id);
    session.settle();
    expect(session.branch().name).toBe(world!.label);
    expect(session.state().cursor).toBe(at);
    expect(session.state().question).toBeNull();
    session.actions.undo();
    session.settle();
    expect(session.branch().name).toBe('First run');
  });

  test('an answer given before the run is open is watched for four seconds, then told', async () => {
    vi.useFakeTimers();
    const session = testSession({ still: false });
    session.actions.answerEarly('what-may-p1-do', 'abort');
    session.actions.open(scenarioSpec(BLOCKED));
    session.settle();
    expect(session.state().question).toMatchObject({ stage: 'watching', chosen: 'abort' });
    const at = session.state().cursor;
    expect(session.state().playing).toBe(true);
    session.frames(3500);
    await vi.advanceTimersByTimeAsync(4000);
    session.settle();
    expect(session.state().question).toMatchObject({ stage: 'revealed', chosen: 'abort' });
    expect(session.state().playing).toBe(false);
    expect(session.state().cursor).toBeGreaterThan(at);
    expect(session.state().question?.answer?.right).toEqual(['wait']);
  });

  test('a click on a node answers where nodes are asked for, and does nothing else', async () => {
    const session = opened('sandbox');
    const asks = session.branch().events.flatMap((event) => event.asks);
    for (let i = 0; i <= asks.length; i += 1) {
      if (session.state().question?.kind === 'node') break;
      session.actions.askQuestion();
      await answered(session);
    }
    const { question } = session.state();
    if (question?.kind !== 'node') throw new Error('No question asks for a node.');
    const node = question.options[0]!.id;
    expect(session.actions.pick({ kind: 'node', id: node })).toBe(true);
    expect(session.state().question?.chosen).toBe(node);
    session.actions.reveal();
    expect(session.actions.pick({ kind: 'node', id: node })).toBe(false);
  });
});
