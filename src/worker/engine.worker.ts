import { TAUGHT } from '../protocols/lessons.ts';
import { createEngineHost } from './engine-host.ts';
import type { EngineReply, EngineRequest } from './wire.ts';

const host = createEngineHost(TAUGHT);

/** Between two slices the queue is served: a message to oneself waits behind those of the page, and is never late. */
const turn = new MessageChannel();
let isWorking = false;

turn.port1.onmessage = () => {
  const replies = host.work();
  isWorking = replies !== null;
  if (replies === null) return;
  send(replies);
  turn.port2.postMessage(null);
};

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => {
  send(host.handle(data));
  if (isWorking) return;
  isWorking = true;
  turn.port2.postMessage(null);
};

function send(replies: readonly EngineReply[]): void {
  for (const reply of replies) self.postMessage(reply);
}
