import { afterEach, expect, it, vi } from 'vitest';
import type { SearchReply, SearchRequest } from '../../src/worker/search-wire.ts';
import { scenarioSpec } from '../support/session.ts';

/** The worker's own file, with a page that is not there. */

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('Search worker: what cannot be fetched is no unknown protocol', async () => {
  const spec = scenarioSpec('everyone-says-yes');
  const replies: SearchReply[] = [];
  let answered = () => {};
  const isAnswered = new Promise<void>((resolve) => (answered = resolve));
  const scope = {
    postMessage(reply: SearchReply) {
      replies.push(reply);
      answered();
    },
    onmessage: null as ((event: { readonly data: SearchRequest }) => void) | null,
  };
  vi.stubGlobal('self', scope);
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
  vi.resetModules();
  const registry = await import('../../src/protocols/registry.ts');
  vi.spyOn(registry, 'loadProtocol').mockRejectedValue(new Error('offline'));
  await import('../../src/worker/search.worker.ts');
  scope.onmessage?.({ data: { kind: 'begin', task: { kind: 'about', spec } } });
  await isAnswered;
  expect(replies).toEqual([{ kind: 'failed', message: registry.UNFETCHED }]);
});
