import { describe, expect, it } from 'vitest';
import { explain, judge, parseHistory } from '../../src/checker/history/index.ts';
import { appenders, timeouts } from '../support/many-operations.ts';

describe('Histories on which a plain search does not end', () => {
  it('2,000 operations of 50 clients on ten keys, one of them wrong', () => {
    const history = appenders(1);
    expect(history.ops).toHaveLength(2000);
    expect(parseHistory(history).ok).toBe(true);
    const judgement = judge(history);
    expect(judgement).toMatchObject({ linearizable: false, isSmallest: true });
    expect(history.ops[judgement.failing ?? 0]).toMatchObject({ op: 'get', key: 'k9' });
    expect(explain(history, judgement)?.sentence).toContain('it returned');
    const right = judge(appenders(1, false));
    expect(right.linearizable).toBe(true);
    expect(right.witness).toHaveLength(2000);
  });

  it('80 operations on a compare-and-set register, 19 of which never returned', () => {
    const history = timeouts(1);
    expect(history.ops.filter(({ ret }) => ret === null)).toHaveLength(19);
    expect(parseHistory(history).ok).toBe(true);
    expect(judge(history)).toMatchObject({ linearizable: true });
    const wrong = timeouts(1, true);
    const judgement = judge(wrong);
    expect(judgement).toMatchObject({ linearizable: false, isSmallest: true });
    expect(wrong.ops[judgement.failing ?? 0]?.out).toBe(5);
  });
});
