import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../src/engine/spec.ts';
import { createEngineHost } from '../../src/worker/engine-host.ts';
import type { EngineReply } from '../../src/worker/wire.ts';
import { PLAIN, TOY } from '../support/toy-entry.ts';

/** 100,000 events: the worker's slices must stay short, and a run that nobody wants any more must stop at once. */

const MANY = 100_000;

/** Answers without remembering anything: the toy's memory would grow with every operation. */
const forgetful = {
  ...TOY,
  protocol: {
    ...TOY.protocol,
    handlers: (role: string) => ({
      ...TOY.protocol.handlers(role),
      ...(role === 'server'
        ? {
            onMessage: (
              _context: unknown,
              state: object,
              input: { from: string; message: object },
            ) => [
              state,
              [{ kind: 'send', to: input.from, message: { ...input.message, kind: 'OK' } }],
            ],
          }
        : {
            onMessage: (
              _context: unknown,
              state: object,
              input: { message: { subject: string } },
            ) => [state, [{ kind: 'reply', operation: input.message.subject, result: 'ok' }]],
          }),
    }),
  },
} as typeof TOY;

const LONG: RunSpec = {
  ...PLAIN,
  options: { ...PLAIN.options, operations: 1_000_000, servers: 1 },
};

function countOf(replies: readonly EngineReply[]): number {
  return replies.reduce((sum, it) => sum + (it.kind === 'events' ? it.events.length : 0), 0);
}

describe('Engine host: a long run', () => {
  it('is told in slices, with states at any event', () => {
    const host = createEngineHost([forgetful]);
    host.handle({ kind: 'load', run: 1, spec: LONG, ahead: MANY });
    let count = 0;
    let longest = 0;
    for (;;) {
      const started = performance.now();
      const replies = host.work();
      longest = Math.max(longest, performance.now() - started);
      if (replies === null) break;
      const batch = countOf(replies);
      expect(batch).toBeLessThanOrEqual(400);
      count += batch;
    }
    expect(count).toBe(MANY);
    expect(longest).toBeLessThan(1_000);
    for (const index of [0, 19_999, 20_000, 50_001, MANY - 1]) {
      const [reply] = host.handle({ kind: 'snapshot', run: 1, index });
      expect(reply).toMatchObject({ kind: 'snapshot', index, snapshot: { event: { index } } });
    }
  });

  it('can be cancelled between two slices, and stays where it is', () => {
    const host = createEngineHost([forgetful]);
    host.handle({ kind: 'load', run: 1, spec: LONG, ahead: MANY });
    const before = countOf([...(host.work() ?? []), ...(host.work() ?? [])]);
    host.handle({ kind: 'snapshot', run: 1, index: 90_000 });
    const replies = host.handle({ kind: 'cancel', run: 1 });
    expect(replies).toMatchObject([
      { kind: 'snapshot', index: before - 1 },
      { kind: 'paused', run: 1, count: before },
    ]);
    expect(host.work()).toBeNull();
    host.handle({ kind: 'extend', run: 1, until: before + 10 });
    expect(countOf(host.work() ?? [])).toBe(10);
  });

  it('rests as soon as another run is loaded', () => {
    const host = createEngineHost([forgetful]);
    host.handle({ kind: 'load', run: 1, spec: LONG, ahead: MANY });
    host.work();
    host.handle({ kind: 'load', run: 2, spec: { ...LONG, seed: 8 }, ahead: 700 });
    const replies: EngineReply[] = [];
    for (let more = host.work(); more !== null; more = host.work()) replies.push(...more);
    expect(replies.every(({ run }) => run === 2)).toBe(true);
    expect(countOf(replies)).toBe(700);
  });

  it('that was simulated before is told again without being simulated again', () => {
    const host = createEngineHost([forgetful]);
    host.handle({ kind: 'load', run: 1, spec: LONG, ahead: 10_000 });
    while (host.work() !== null);
    host.handle({ kind: 'load', run: 2, spec: structuredClone(LONG), ahead: 10 });
    const replies = host.handle({ kind: 'snapshot', run: 2, index: 9_999 });
    expect(replies).toMatchObject([{ kind: 'snapshot', run: 2, index: 9_999 }]);
    expect(countOf(host.work() ?? [])).toBe(10);
  });
});
