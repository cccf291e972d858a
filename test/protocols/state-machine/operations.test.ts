import { describe, expect, it } from 'vitest';
import { operationHistory } from '../../../src/engine/operations.ts';
import { plus } from '../../../src/protocols/state-machine/store.ts';
import { ENTRY, historyOf, play } from './support.ts';

const { protocol } = ENTRY;

describe('Replicated state machine: sums of three digits', () => {
  it.each([
    [2, 3, 5],
    [999, 1, 1000],
    [100_000, 300, 100_000],
    [100_000, 600, 101_000],
    [100_000, 500, 101_000],
    [-100_000, -600, -101_000],
    [123_456, 0, 123_000],
    [5, -5, 0],
  ])('%i and %i make %i', (a, b, sum) => {
    expect(plus(a, b)).toBe(sum);
    expect(plus(b, a)).toBe(sum);
  });

  it('the order counts', () => {
    expect(plus(plus(100_000, 300), 300)).toBe(100_000);
    expect(plus(100_000, plus(300, 300))).toBe(101_000);
  });
});

describe('Replicated state machine: operations from outside', () => {
  it.each([
    [{ kind: 'put', key: 'x', value: '1' }, null],
    [{ kind: 'append', key: 'y2', value: 'ab' }, null],
    [{ kind: 'add', key: 'x', value: '-7' }, null],
    [{ kind: 'get', key: 'x' }, null],
    [{ kind: 'set', key: 'x', from: 'any key' }, null],
    [{ kind: 'poison' }, null],
    [null, 'expected an operation: an object with a kind'],
    [{ kind: 'toString' }, 'kind: expected put, append, add, get, set or poison'],
    [{ kind: 'poison', key: 'x' }, 'key: unknown field; known are kind'],
    [
      { kind: 'get', key: 'X' },
      'key: expected one to eight small letters or digits, a letter first',
    ],
    [{ kind: 'set', key: 'x', from: 'weather' }, 'from: expected now, random, any key or sum'],
    [
      { kind: 'add', key: 'x', value: '1.5' },
      'value: expected a whole number of at most nine digits, as text',
    ],
    [
      { kind: 'put', key: 'x', value: '' },
      'value: expected one to twelve letters, digits, _, + or -',
    ],
  ])('%j: %s', (operation, problem) => {
    expect(protocol.operationProblem?.(operation, {})).toBe(problem);
  });

  it('the history of a run is one of a key-value store of strings: what was computed is what was put', () => {
    expect(historyOf(play('one-throw-for-all').events).ops).toMatchObject([
      { client: 'C1', op: 'put', key: 'k', in: '60' },
      { client: 'C1', op: 'get', key: 'k', out: '60' },
    ]);
    expect(historyOf(play('an-entry-is-lost').events).ops).toMatchObject([
      { op: 'append', key: 'x', in: 'a' },
      { op: 'append', key: 'x', in: 'b' },
      { op: 'append', key: 'x', in: 'c' },
    ]);
  });

  it('what nobody was told a value of, and what changes nothing, is left out', () => {
    const poisoned = play('a-poisoned-request').events;
    expect(operationHistory(poisoned)).toHaveLength(3);
    expect(historyOf(poisoned).ops).toMatchObject([
      { op: 'put', key: 'x', in: '1' },
      { client: 'C2', op: 'put', key: 'x', in: '2', ret: null },
    ]);
    expect(protocol.history?.({ kind: 'set', key: 'k', from: 'now' } as never, null)).toBeNull();
  });
});
