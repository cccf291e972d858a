import type { SearchReply, SearchRequest } from '../../worker/search-wire.ts';

/** A worker that searches; tests bring their own. */
export interface SearchWorker {
  post(request: SearchRequest): void;
  end(): void;
}

export type StartSearchWorker = (
  onReply: (reply: SearchReply) => void,
  onDeath: () => void,
) => SearchWorker;

/** A worker of its own for each search. */
export const startSearchWorker: StartSearchWorker = (onReply, onDeath) => {
  const worker = new Worker(new URL('../../worker/search.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = (event: MessageEvent<SearchReply>) => onReply(event.data);
  worker.onerror = onDeath;
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() };
};
