import type { EngineReply, EngineRequest } from '../worker/wire.ts';

/** A worker that runs; tests bring their own. */
export interface EngineWorker {
  post(request: EngineRequest): void;
  end(): void;
}

export type StartWorker = (
  onReply: (reply: EngineReply) => void,
  onDeath: () => void,
) => EngineWorker;

/** The page's end of the wire. */
export interface EngineClient {
  send(request: EngineRequest): void;
  /** Ends the worker, whatever it is doing, and starts another at the next request. */
  restart(): void;
  onReply: (reply: EngineReply) => void;
  onDeath: () => void;
}

export function createEngineClient(start: StartWorker): EngineClient {
  let worker: EngineWorker | null = null;
  const client: EngineClient = {
    send(request) {
      worker ??= start(
        (reply) => client.onReply(reply),
        () => {
          client.restart();
          client.onDeath();
        },
      );
      worker.post(request);
    },
    restart() {
      worker?.end();
      worker = null;
    },
    onReply: () => undefined,
    onDeath: () => undefined,
  };
  return client;
}

/** The worker that simulates. */
export const startEngineWorker: StartWorker = (onReply, onDeath) => {
  const worker = new Worker(new URL('../worker/engine.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = (event: MessageEvent<EngineReply>) => onReply(event.data);
  worker.onerror = onDeath;
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() };
};
