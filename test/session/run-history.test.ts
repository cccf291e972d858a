import { describe, expect, test } from 'vitest';
import { answerOn } from '../../src/worker/history-report.ts';
import type { HistoryReply, HistoryRequest } from '../../src/worker/history-wire.ts';
import { createHistoryJudge } from '../../src/session/history-client.ts';
import { connectJudging } from '../../src/session/judging.ts';
import { carriersOf, historyAtCursor } from '../../src/session/run-history.ts';
import { scenarioSpec, testSession } from '../support/session.ts';

function opened(scenario: string, off: readonly string[] = []) {
  const session = testSession();
  const spec = scenarioSpec(scenario);
  session.actions.open({ ...spec, off: off.length > 0 ? off : spec.off });
  session.settle();
  return session;
}

const STALE = 'a-read-without-the-backup';

describe('What the clients of a run have seen', () => {
  test('is as long as the cursor is far: what has not returned by then is open', () => {
    const session = opened(STALE);
    const { events } = session.branch();
    const firstReturn = events.find(({ returned }) => returned !== null)!;
    session.actions.seek(firstReturn.index - 1);
    expect(historyAtCursor(session.state())?.operations.map(({ ret }) => ret)).toEqual([null]);
    session.actions.seek(firstReturn.index);
    expect(historyAtCursor(session.state())?.operations[0]?.ret).toBe(firstReturn.index);
  });

  test('an aborted transaction left no trace and is not judged', () => {
    const session = opened('one-says-no');
    session.actions.seek(session.branch().events.length - 1);
    const found = historyAtCursor(session.state())!;
    expect(found.operations.map(({ op }) => op)).toEqual([null]);
    expect(found.history.ops).toEqual([]);
  });

  test('the messages that carried an operation lead from its call to its return', () => {
    const session = opened('a-primary-and-a-backup');
    const { events } = session.branch();
    session.actions.seek(events.length - 1);
    const [put] = historyAtCursor(session.state())!.operations;
    const kinds = carriersOf(put!, events).map(({ received }) => received?.messageKind);
    expect(kinds).toContain('FORWARD');
    expect(kinds.at(-1)).toBe('REPLY');
  });
});

/** A judge in this thread that answers when it is told to. */
function slowJudge() {
  const asked: HistoryRequest[] = [];
  let tell: (reply: HistoryReply) => void = () => undefined;
  const judge = createHistoryJudge((onReply) => {
    tell = onReply;
    return { post: (request) => void asked.push(request) };
  });
  return { judge, asked, answer: () => tell(answerOn(asked.at(-1)!)) };
}

describe('Judging while one steps', () => {
  test('the verdict turns with the very return of the stale read', async () => {
    const session = opened(STALE);
    const { judge, answer } = slowJudge();
    connectJudging(session, judge);
    session.actions.showClients(true);
    const verdictAt = async (index: number) => {
      session.actions.seek(index);
      for (let rounds = 0; rounds < 3; rounds += 1) {
        answer();
        await Promise.resolve();
        await Promise.resolve();
      }
      const { judged } = session.state();
      return judged?.reply.kind === 'report' ? judged.reply.report : null;
    };
    const { events } = session.branch();
    const stale = events.findLast(({ returned }) => returned !== null)!;
    expect((await verdictAt(stale.index - 1))?.linearizable).toBe(true);
    const report = await verdictAt(stale.index);
    expect(report?.linearizable).toBe(false);
    expect(report?.contradiction?.failPrefix.time).toBe(stale.index);
    expect(report?.contradiction?.sentence).toMatch(/can only have been "1"; it returned "0"/);
    expect(report?.contradiction?.deaths.length).toBeGreaterThan(0);
  });

  test('asked again before it has answered it goes on with the newest', async () => {
    const { judge, asked, answer } = slowJudge();
    const empty = { model: 'kv', init: null, ops: [] };
    const first = judge.judge(empty);
    const second = judge.judge({ ...empty, init: 'second' });
    const third = judge.judge({ ...empty, init: 'third' });
    expect(await second).toBeNull();
    answer();
    expect((await first)?.kind).toBe('report');
    answer();
    const reply = await third;
    expect(reply?.kind === 'report' && reply.report.history.init).toBe('third');
    expect(asked).toHaveLength(2);
  });

  test('what is no history is refused in one sentence that names the operation', () => {
    const bad = { model: 'kv', init: null, ops: [{ client: 'A', call: 3, ret: 1, op: 'get' }] };
    expect(answerOn({ number: 1, history: bad, points: null })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^operation 0: ret: expected /),
    });
  });
});
