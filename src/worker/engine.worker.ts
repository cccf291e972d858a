import { UNFETCHED } from '../protocols/registry.ts';
import { loadLesson, TAUGHT } from '../protocols/lessons.ts';
import { createEngineHost } from './engine-host.ts';
import type { EngineReply, EngineRequest } from './wire.ts';

const host = createEngineHost(TAUGHT);

/** Between two slices the queue is served: a message to oneself waits behind those of the page, and is never late. */
const turn = new MessageChannel();
let isWorking = false;

/** A protocol is fetched before it is worked with, and what was asked meanwhile waits, in order. */
let waiting: readonly EngineRequest[] = [];

turn.port1.onmessage = () => {
  const replies = host.work();
  isWorking = replies !== null;
  if (replies === null) return;
  send(replies);
  turn.port2.postMessage(null);
};

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
  waiting = [...waiting, data];
  if (waiting.length === 1) serve();
};

function serve(): void {
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const request = next;
    const needed = protocolOf(request);
    if (needed !== null && TAUGHT.every(({ protocol }) => protocol.id !== needed)) {
      void loadLesson(needed)
        .then(
          () => answer(request),
          () => refuse(request),
        )
        .then(serve);
      return;
    }
    answer(request);
  }
}

function protocolOf(request: EngineRequest): string | null {
  if (request.kind === 'load') return request.spec.protocol;
  return request.kind === 'still' ? request.protocol : null;
}

/** A picture is worth no complaint: the host answers that there is none. */
function refuse(request: EngineRequest): void {
  if (request.kind === 'still') return answer(request);
  waiting = waiting.slice(1);
  send(host.refuse(request.run, UNFETCHED));
}

function answer(request: EngineRequest): void {
  waiting = waiting.slice(1);
  send(host.handle(request));
  if (isWorking) return;
  isWorking = true;
  turn.port2.postMessage(null);
}

function send(replies: readonly EngineReply[]): void {
  for (const reply of replies) self.postMessage(reply);
}
