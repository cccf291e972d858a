import { describe, expect, it } from 'vitest';
import { drawInteger } from '../../../src/base/random.ts';
import {
  called,
  forgotten,
  NEW_KEY,
  returned,
  type KeyStory,
} from '../../../src/protocols/primary-backup/single-copy.ts';
import { carryOut } from '../../../src/protocols/primary-backup/store.ts';
import type { Operation, Result } from '../../../src/protocols/primary-backup/types.ts';

interface Call {
  readonly id: string;
  readonly work: Operation;
  readonly call: number;
  readonly ret: number | null;
  readonly result: Result;
}

const done: Result = { kind: 'done' };
const found = (value: string | null): Result => ({ kind: 'found', value });
const put = (value: string): Operation => ({ kind: 'put', key: 'x', value });
const append = (value: string): Operation => ({ kind: 'append', key: 'x', value });
const get: Operation = { kind: 'get', key: 'x' };

/** Tries every order of the operations that real time allows: slow, and beyond doubt. */
function someOrderExplains(calls: readonly Call[], value: string | null = null): boolean {
  if (calls.every(({ ret }) => ret === null)) return true;
  const soonest = Math.min(...calls.map(({ ret }) => ret ?? Number.POSITIVE_INFINITY));
  return calls.some((one) => {
    if (one.call > soonest) return false;
    const after = carryOut(one.work, value);
    if (one.ret !== null && JSON.stringify(after.result) !== JSON.stringify(one.result))
      return false;
    return someOrderExplains(
      calls.filter((other) => other !== one),
      after.value,
    );
  });
}

function judge(calls: readonly Call[]): boolean {
  const instants = calls.flatMap((one) => [
    { at: one.call, one, isCall: true },
    ...(one.ret === null ? [] : [{ at: one.ret, one, isCall: false }]),
  ]);
  let story: KeyStory = NEW_KEY;
  for (const { one, isCall } of instants.toSorted((a, b) => a.at - b.at)) {
    if (isCall) {
      story = called(story, one.id, one.work);
      continue;
    }
    const step = returned(story, one.id, one.result);
    if (step.expected.length > 0) return false;
    story = step.story;
  }
  return true;
}

/** Three clients and one key; answers that are right, or nearly. */
function randomHistory(seed: number): readonly Call[] {
  let draws = 0;
  const draw = (below: number): number =>
    drawInteger(seed, 'history', String(draws++), 0, below - 1);
  const calls: Call[] = [];
  const free = [0, 0, 0];
  let value: string | null = null;
  for (let n = 0; n < 6; n++) {
    const client = draw(3);
    const from = (free[client] ?? 0) + 1 + draw(4);
    if (from > 900) continue;
    const work = [put('1'), put('2'), append('a'), get][draw(4)] ?? get;
    const never = draw(9) === 0;
    const ret = from + 1 + draw(6);
    free[client] = never ? 1000 : ret;
    const right = carryOut(work, value);
    value = right.value;
    const stale = found([null, '1', '2', '1a', 'a'][draw(5)] ?? null);
    const result: Result = work.kind !== 'put' && draw(3) === 0 ? stale : right.result;
    // Instants of different clients never fall together.
    const at = (instant: number): number => instant * 10 + client;
    calls.push({
      id: `C${client}.${n}`,
      work,
      call: at(from),
      ret: never ? null : at(ret),
      result,
    });
  }
  return calls;
}

describe('Primary/backup: as if there were one copy', () => {
  it('4,000 random histories are judged as by trying every order', () => {
    let wrong = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const calls = randomHistory(seed);
      const expected = someOrderExplains(calls);
      expect({ seed, calls, explained: judge(calls) }).toEqual({
        seed,
        calls,
        explained: expected,
      });
      if (!expected) wrong++;
    }
    expect(wrong).toBeGreaterThan(400);
    expect(wrong).toBeLessThan(3600);
  });

  it('says what the answer could have been', () => {
    let story = called(NEW_KEY, 'C1.1', put('1'));
    story = returned(story, 'C1.1', done).story;
    story = called(called(story, 'C1.2', put('2')), 'C2.1', get);
    expect(returned(story, 'C2.1', found(null)).expected).toEqual([found('1'), found('2')]);
  });

  it('a write whose client is gone may have happened, and a read never matters', () => {
    let story = called(called(NEW_KEY, 'C1.1', put('1')), 'C2.1', get);
    story = forgotten(forgotten(story, 'C1.1'), 'C2.1');
    expect(Object.keys(story.open)).toEqual(['C1.1']);
    for (const value of [null, '1'])
      expect(returned(called(story, 'C3.1', get), 'C3.1', found(value)).expected).toEqual([]);
  });

  it('gives up judging where too many operations never returned', () => {
    let story = NEW_KEY;
    for (let n = 0; n < 8; n++) story = called(story, `C${n}.1`, append('a'));
    story = called(story, 'C9.1', get);
    expect(story.isJudged).toBe(false);
    expect(returned(story, 'C9.1', found('nonsense')).expected).toEqual([]);
  });
});
