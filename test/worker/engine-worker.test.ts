import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseRunSpec } from '../../src/session/validate.ts';
import type { EngineReply, EngineRequest } from '../../src/worker/wire.ts';

/** The worker's own file, with a page that is not there. */

interface Scope {
  postMessage(reply: EngineReply): void;
  onmessage: ((event: { readonly data: EngineRequest }) => void) | null;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

async function startWorker() {
  const replies: EngineReply[] = [];
  let check = () => {};
  const scope: Scope = {
    postMessage(reply) {
      replies.push(reply);
      check();
    },
    onmessage: null,
  };
  vi.stubGlobal('self', scope);
  vi.resetModules();
  await import('../../src/worker/engine.worker.ts');
  /** Goes on right after the slice that made it so. */
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      check = () => isSo() && resolve();
    });
  return { replies, until, send: (data: EngineRequest) => scope.onmessage?.({ data }) };
}

function busyRun() {
  const parsed = parseRunSpec({
    protocol: 'two-phase-commit',
    scenario: 'sandbox',
    options: { transactions: 0, thinkMs: 0, clients: 3, workload: 'mix' },
  });
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const told = (replies: readonly EngineReply[]) =>
  replies.reduce((sum, reply) => sum + (reply.kind === 'events' ? reply.events.length : 0), 0);

describe('Engine worker', () => {
  it('reads its messages between two slices: a long run can be stopped', async () => {
    const { replies, until, send } = await startWorker();
    send({ kind: 'load', run: 1, spec: busyRun(), ahead: 1_000_000 });
    await until(() => told(replies) > 800);
    send({ kind: 'cancel', run: 1 });
    const count = told(replies);
    expect(replies.at(-1)).toEqual({ kind: 'paused', run: 1, count });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told(replies)).toBe(count);
  });

  it('answers while it works, and works on what was loaded last', async () => {
    const { replies, until, send } = await startWorker();
    send({ kind: 'load', run: 1, spec: busyRun(), ahead: 1_000_000 });
    await until(() => told(replies) > 400);
    send({ kind: 'snapshot', run: 1, index: 17 });
    expect(replies.at(-1)).toMatchObject({ kind: 'snapshot', run: 1, index: 17 });
    send({ kind: 'load', run: 2, spec: { ...busyRun(), seed: 99 }, ahead: 100 });
    await until(() => replies.at(-1)?.kind === 'paused');
    const second = replies.filter(({ run }) => run === 2);
    expect(told(second)).toBe(100);
    expect(replies.findLastIndex(({ run }) => run === 1)).toBeLessThan(replies.indexOf(second[0]!));
  });

  it('what cannot be fetched is no unknown protocol: it says what is missing, whatever is asked next', async () => {
    const { replies, until, send } = await startWorker();
    const lessons = await import('../../src/protocols/lessons.ts');
    vi.spyOn(lessons, 'loadLesson').mockRejectedValue(new Error('offline'));
    const spec = { ...busyRun(), protocol: 'primary-backup' };
    send({ kind: 'load', run: 1, spec, ahead: 10 });
    send({ kind: 'extend', run: 1, until: 20 });
    await until(() => replies.length === 2);
    const message =
      'What it needs could not be fetched; load the page again when there is a network.';
    expect(replies).toEqual([
      { kind: 'failed', run: 1, message },
      { kind: 'failed', run: 1, message },
    ]);
  });
});
