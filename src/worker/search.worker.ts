import { findProtocol } from '../protocols/registry.ts';
import { createSearchHost } from './search-host.ts';
import type { SearchReply, SearchRequest } from './search-wire.ts';

const host = createSearchHost(findProtocol, () => performance.now());

/** Between two slices the queue is served, so that Stop is heard: a message to oneself waits behind those of the page. */
const turn = new MessageChannel();
let isWorking = false;

turn.port1.onmessage = () => {
  const replies = host.work();
  isWorking = replies !== null;
  if (replies === null) return;
  send(replies);
  turn.port2.postMessage(null);
};

self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
  send(host.handle(data));
  if (isWorking) return;
  isWorking = true;
  turn.port2.postMessage(null);
};

function send(replies: readonly SearchReply[]): void {
  for (const reply of replies) self.postMessage(reply);
}
