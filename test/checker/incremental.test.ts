import { describe, expect, it } from 'vitest';
import { createIncremental } from '../../src/checker/history/index.ts';

describe('A history judged while it happens', () => {
  it('turns with the very answer that nothing explains, and stays so', () => {
    const so = createIncremental('register', 0);
    so.invoke('w', { op: 'write', in: 1 });
    so.invoke('r1', { op: 'read' });
    expect(so.respond('r1', 1).linearizable).toBe(true);
    so.invoke('r2', { op: 'read' });
    expect(so.respond('r2', 0)).toEqual({ linearizable: false, since: 'r2' });
    so.invoke('r3', { op: 'read' });
    expect(so.respond('r3', 1)).toEqual({ linearizable: false, since: 'r2' });
    expect(so.respond('w')).toEqual({ linearizable: false, since: 'r2' });
  });

  it('remembers what an open operation must have answered', () => {
    const so = createIncremental('counter', 0);
    so.invoke('a', { op: 'inc' });
    so.invoke('b', { op: 'inc' });
    so.invoke('r', { op: 'read' });
    expect(so.respond('r', 2).linearizable).toBe(true);
    expect(so.respond('a', 2).linearizable).toBe(true);
    expect(so.respond('b', 2)).toEqual({ linearizable: false, since: 'b' });
  });

  it('an operation that was abandoned may still take effect, once', () => {
    const so = createIncremental('kv', null);
    so.invoke('a', { op: 'append', key: 'x', in: 'a' });
    so.abandon('a');
    for (const [id, out] of [
      ['1', null],
      ['2', 'a'],
      ['3', 'a'],
    ] as const) {
      so.invoke(id, { op: 'get', key: 'x' });
      expect(so.respond(id, out).linearizable).toBe(true);
    }
    so.invoke('4', { op: 'get', key: 'x' });
    expect(so.respond('4', 'aa')).toEqual({ linearizable: false, since: '4' });
  });

  it('judges every key by itself', () => {
    const so = createIncremental('queue', []);
    so.invoke('1', { op: 'enq', key: 'p', in: 1 });
    so.respond('1');
    so.invoke('2', { op: 'deq', key: 'q' });
    expect(so.respond('2', null).linearizable).toBe(true);
    so.invoke('3', { op: 'deq', key: 'p' });
    expect(so.respond('3', null).linearizable).toBe(false);
  });

  it('says unknown when too much is open, and false if another key fails later', () => {
    const so = createIncremental('kv', '');
    for (let n = 0; n < 12; n++) so.invoke(`${n}`, { op: 'append', key: 'x', in: `${n}` });
    so.invoke('x', { op: 'get', key: 'x' });
    expect(so.respond('x', 'never')).toEqual({ linearizable: 'unknown', since: 'x' });
    so.invoke('y', { op: 'get', key: 'y' });
    expect(so.respond('y', 'wrong')).toEqual({ linearizable: false, since: 'y' });
  });
});
