import { describe, expect, it } from 'vitest';
import { parseHistories, parseHistory } from '../../src/checker/history/index.ts';
import { FIXTURES } from '../support/histories.ts';

const write = { client: 'A', call: 0, ret: 1, op: 'write', in: 1 };
const read = { client: 'B', call: 2, ret: 3, op: 'read', out: 1 };
const register = (...ops: unknown[]) => ({ model: 'register', init: 0, ops });
const of = (model: string, op: object, init: unknown = null) => ({
  model,
  init,
  ops: [{ client: 'A', call: 0, ret: 1, ...op }],
});

describe('Reading histories', () => {
  it.each(Object.entries(FIXTURES))(
    'takes %s, and leaves out what it does not know',
    (_, known) => {
      const result = parseHistories(known);
      expect(result).toMatchObject({ ok: true });
      const ops = result.ok ? result.value.map((history) => history.ops) : [];
      expect(ops).toEqual(known.map((history) => history.ops));
    },
  );

  it('takes one history as well as a list', () => {
    expect(parseHistories(register(write))).toEqual(parseHistories([register(write)]));
  });

  it.each<[string, unknown]>([
    ['expected an object, got 3.', 3],
    [
      'model: expected one of register, cas-register, nondet-register, kv, queue, counter, set, multi-register, got "stack".',
      { model: 'stack' },
    ],
    [
      'model: expected one of register, cas-register, nondet-register, kv, queue, counter, set, multi-register, got "toString".',
      { model: 'toString' },
    ],
    ['name: expected a text, got 7.', { name: 7 }],
    ['init: expected a value, got nothing.', { model: 'register', ops: [] }],
    ['init: expected a list, got 0.', { model: 'queue', init: 0, ops: [] }],
    ['ops: expected a list of operations, got nothing.', { model: 'register', init: 0 }],
    ['operation 1: expected an object, got null.', register(write, null)],
    [
      'operation 0: client: expected a text or a number, got nothing.',
      register({ ...write, client: undefined }),
    ],
    ['operation 0: call: expected a number, got "0".', register({ ...write, call: '0' })],
    [
      'operation 0: ret: expected a number not below its call at 0, or null, got -1.',
      register({ ...write, ret: -1 }),
    ],
    [
      'operation 0: ret: expected a number not below its call at 0, or null, got nothing.',
      register({ ...write, ret: undefined }),
    ],
    [
      'operation 1: op: expected one of read, write, got "cas".',
      register(write, { ...read, op: 'cas' }),
    ],
    [
      'operation 1: op: expected one of read, write, got "constructor".',
      register(write, { ...read, op: 'constructor' }),
    ],
    ['operation 0: key: expected a text, got 1.', register({ ...write, key: 1 })],
    ['operation 0: in: expected a value, got nothing.', register({ ...write, in: undefined })],
    ['operation 1: in: expected nothing, got 5.', register(write, { ...read, in: 5 })],
    ['operation 0: out: expected nothing, got true.', register({ ...write, out: true })],
    [
      'operation 0: out: expected nothing, since it never returned, got 1.',
      register({ ...read, ret: null }),
    ],
    [
      'operation 0: in: expected a list of two: from and to, got [1].',
      of('cas-register', { op: 'cas', in: [1] }),
    ],
    [
      'operation 0: out: expected true or false, got 1.',
      of('cas-register', { op: 'cas', in: [1, 2], out: 1 }),
    ],
    ['operation 0: in: expected a text, got 1.', of('kv', { op: 'append', in: 1 })],
    [
      'operation 0: out: expected a whole number, got 1.5.',
      of('counter', { op: 'inc', out: 1.5 }, 0),
    ],
    ['operation 0: out: expected a list, got 1.', of('set', { op: 'read', out: 1 }, [])],
    [
      'operation 0: in: expected a list of ["r", key], ["w", key, value] and ["a", key, number], got [["x"]].',
      of('multi-register', { op: 'txn', in: [['x']] }, {}),
    ],
    [
      'operation 0: out: expected a list with a value for each "r", got [].',
      of('multi-register', { op: 'txn', in: [['r', 'x']], out: [] }, {}),
    ],
    [
      'operation 0: in: expected a list of at most 6 values, got [1,2,3,4,5,6,7].',
      of('nondet-register', { op: 'put-any', in: [1, 2, 3, 4, 5, 6, 7] }, []),
    ],
    [
      'operation 1: client: expected nothing more of A, whose operation 0 never returned.',
      register({ ...write, ret: null }, { ...read, client: 'A' }),
    ],
    [
      'operation 0: call: expected at least 3, when operation 1 of B returns, got 2.5.',
      register({ ...write, client: 'B', call: 2.5, ret: 4 }, read),
    ],
  ])('%s', (sentence, given) => {
    expect(parseHistory(given)).toEqual({ ok: false, error: sentence });
  });

  it('names the history in a list', () => {
    const error = 'operation 0: call: expected a number, got null.';
    const bad = register({ ...write, call: null });
    expect(parseHistories([register(), bad])).toEqual({ ok: false, error: `history 1: ${error}` });
    expect(parseHistories([{ ...bad, name: 'stale' }])).toEqual({
      ok: false,
      error: `history 0 (stale): ${error}`,
    });
  });

  it('shortens what is long, and refuses what is too much', () => {
    const long = parseHistory({ model: 'x'.repeat(500) });
    expect(long.ok ? '' : long.error.length).toBeLessThan(220);
    const many = parseHistory({ model: 'register', init: 0, ops: Array(50_001).fill(write) });
    expect(many).toEqual({
      ok: false,
      error: 'ops: expected at most 50000 operations, got 50001.',
    });
  });
});
