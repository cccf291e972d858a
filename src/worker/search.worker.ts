import { findProtocol, loadProtocol, UNFETCHED } from '../protocols/registry.ts';
import { createSearchHost } from './search-host.ts';
import type { SearchReply, SearchRequest } from './search-wire.ts';

const host = createSearchHost(findProtocol, () => performance.now());

/** Between two slices the queue is served, so that Stop is heard: a message to oneself waits behind those of the page. */
const turn = new MessageChannel();
let isWorking = false;

/** The page, its engine and the other search want a core too: where there are few, as long a rest as there was work. */
const isCrowded = navigator.hardwareConcurrency < 4;

turn.port1.onmessage = () => {
  const begun = performance.now();
  const replies = host.work();
  isWorking = replies !== null;
  if (replies === null) return;
  send(replies);
  const restMs = isCrowded ? performance.now() - begun : 0;
  if (restMs < 1) turn.port2.postMessage(null);
  else setTimeout(() => turn.port2.postMessage(null), restMs);
};

/** What was asked is answered in order, though the protocol has to be fetched first. */
let served = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
  served = served.then(() => serve(data));
};

async function serve(request: SearchRequest): Promise<void> {
  if (request.kind === 'begin' && !(await isFetched(request.task.spec.protocol)))
    return send([{ kind: 'failed', message: UNFETCHED }]);
  send(host.handle(request));
  if (isWorking) return;
  isWorking = true;
  turn.port2.postMessage(null);
}

async function isFetched(protocol: string): Promise<boolean> {
  try {
    await loadProtocol(protocol);
    return true;
  } catch {
    return false;
  }
}

function send(replies: readonly SearchReply[]): void {
  for (const reply of replies) self.postMessage(reply);
}
