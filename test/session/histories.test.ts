import { describe, expect, test } from 'vitest';
import { PUZZLES } from '../../src/session/histories/puzzles.ts';
import { isSheet, ownLink, readOwn, sheetOf } from '../../src/session/histories/sheet-address.ts';
import { nextSlot, slotsOf } from '../../src/session/histories/slots.ts';
import { answerOn, reportOn } from '../../src/worker/history-report.ts';

describe('Puzzles', () => {
  const reports = new Map(PUZZLES.map(({ id, history }) => [id, reportOn(history)]));

  test('there are many, each with a name of its own, and the checker decides them all', () => {
    expect(PUZZLES.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PUZZLES.map(({ id }) => id)).size).toBe(PUZZLES.length);
    for (const [id, { linearizable, sequential }] of reports) {
      expect([id, linearizable, sequential]).not.toContain('unknown');
    }
  });

  test.each(PUZZLES.map((puzzle) => [puzzle.id, puzzle] as const))(
    '%s is a history, says what there is to learn and where it comes from',
    (_, { history, why, source }) => {
      expect(answerOn({ number: 0, history, points: null })).toMatchObject({ kind: 'report' });
      expect(why.length).toBeGreaterThan(30);
      expect(source).not.toBe('');
    },
  );

  test('those that can be solved', () => {
    const legal = [...reports].filter(([, it]) => it.linearizable === true).map(([id]) => id);
    expect(legal).toEqual([
      'old-or-new',
      'touching',
      'three-writes',
      'timeout-later',
      'read-then-write',
      'timeout-won',
      'queue-overlap',
      'queue-pending',
      'unacknowledged-and-gone',
      'in-doubt',
    ]);
  });

  test.each([...reports].filter(([, it]) => it.linearizable === true))(
    '%s: the points of the checker are a solution, and can be reached by the arrow keys’ slots',
    (id, { points, history }) => {
      expect(reportOn(history, points).breaks).toEqual([]);
      const slots = slotsOf(history.ops);
      for (const { op } of points) {
        expect([id, nextSlot(history.ops[op]!, slots, null, 1)]).not.toContain(null);
      }
    },
  );

  test('those that cannot be solved name the operation where no order is left, and what was expected', () => {
    const illegal = [...reports].filter(([, it]) => it.linearizable === false);
    for (const [id, { contradiction }] of illegal) {
      expect([id, contradiction?.sentence]).toEqual([
        id,
        expect.stringMatching(/^(While|No) .+\.$/),
      ]);
      expect([id, contradiction?.deaths.length]).not.toContain(0);
    }
  });
});

describe('Slots for points', () => {
  const ops = [
    { client: 'A', call: 0, ret: 10, op: 'write', in: 1 },
    { client: 'B', call: 4, ret: null, op: 'write', in: 2 },
  ];

  test('a point moves inside of its interval only, and stops at its ends', () => {
    const slots = slotsOf(ops);
    let at = nextSlot(ops[0]!, slots, null, 1);
    for (let i = 0; i < 50; i += 1) at = nextSlot(ops[0]!, slots, at, 1) ?? at;
    expect(at).toBe(10);
    for (let i = 0; i < 50; i += 1) at = nextSlot(ops[0]!, slots, at, -1) ?? at;
    expect(at).toBe(0);
  });

  test('what never returned may take effect after everything else', () => {
    const slots = slotsOf(ops);
    expect(Math.max(...slots)).toBeGreaterThan(10);
  });
});

describe('The address of a history', () => {
  test('one’s own comes back as it was written', async () => {
    const text = '{ "model": "register" }';
    const link = await ownLink(text);
    expect(isSheet(link)).toBe(true);
    const { id, packed } = sheetOf(link);
    expect(id).toBe('own');
    expect(await readOwn(packed ?? '')).toEqual({ ok: true, value: text });
  });

  test('a damaged one is refused in one sentence', async () => {
    expect(await readOwn('%%%')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^This link cannot be opened\. h: expected .+\.$/),
    });
  });

  test('a run’s address is none', () => {
    expect(isSheet('#/toy/plain?v=1')).toBe(false);
    expect(sheetOf('#/histories')).toEqual({ id: null, packed: null });
  });
});
