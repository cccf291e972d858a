import { describe, expect, it } from 'vitest';
import {
  acquire,
  blockers,
  normalise,
  release,
  type LockTable,
  type LockWant,
} from '../../../src/protocols/two-phase-commit/locks.ts';

const read = (...keys: string[]): LockWant[] => keys.map((key) => ({ key, mode: 'shared' }));
const write = (...keys: string[]): LockWant[] => keys.map((key) => ({ key, mode: 'exclusive' }));

/** Each in turn asks for its locks. */
function after(...requests: readonly (readonly [string, LockWant[]])[]): LockTable {
  return requests.reduce<LockTable>((table, [id, wants]) => acquire(table, id, wants).table, {});
}

describe('2PC locks', () => {
  it('keys are locked in canonical order, each once, in the stronger mode', () => {
    expect(normalise([...write('B'), ...read('A', 'B'), ...write('A')])).toEqual(write('A', 'B'));
    expect(normalise([...read('B'), ...write('B')])).toEqual(write('B'));
  });

  it('readers share, a writer excludes', () => {
    expect(acquire(after(['T1', read('A')]), 'T2', read('A')).waitsFor).toBeNull();
    expect(acquire(after(['T1', read('A')]), 'T2', write('A')).waitsFor).toBe('A');
    expect(acquire(after(['T1', write('A')]), 'T2', read('A')).waitsFor).toBe('A');
  });

  it('nobody overtakes: a reader behind a waiting writer waits too', () => {
    const table = after(['T1', read('A')], ['T2', write('A')], ['T3', read('A')]);
    expect(table['A']?.waiters.map((claim) => claim.transaction)).toEqual(['T2', 'T3']);
    expect(blockers(table, 'T3')).toEqual(['T1']);
  });

  it('one that waits keeps what it has, and goes on from there', () => {
    const table = after(['T1', write('B')], ['T2', write('A', 'B')]);
    expect(table['A']?.holders.map((claim) => claim.transaction)).toEqual(['T2']);
    const { table: freed, granted } = release(table, 'T1');
    expect(granted).toEqual(['T2']);
    expect(acquire(freed, 'T2', write('A', 'B'))).toEqual({ table: freed, waitsFor: null });
  });

  it('asking twice changes nothing', () => {
    const table = after(['T1', write('A')], ['T2', write('A')]);
    expect(acquire(table, 'T2', write('A')).table).toEqual(table);
    expect(acquire(table, 'T1', write('A'))).toEqual({ table, waitsFor: null });
  });

  it('a release lets in all readers at the head of the queue, or one writer', () => {
    const readers = release(
      after(['T1', write('A')], ['T2', read('A')], ['T3', read('A')], ['T4', write('A')]),
      'T1',
    );
    expect(readers.granted).toEqual(['T2', 'T3']);
    const writer = release(after(['T1', write('A')], ['T2', write('A')], ['T3', read('A')]), 'T1');
    expect(writer.granted).toEqual(['T2']);
  });

  it('one that gives up waiting makes room for those behind it', () => {
    const { granted } = release(
      after(['T1', read('A')], ['T2', write('A')], ['T3', read('A')]),
      'T2',
    );
    expect(granted).toEqual(['T3']);
  });

  it('what nobody holds is not in the table', () => {
    expect(release(after(['T1', write('A', 'B')]), 'T1').table).toEqual({});
  });
});
