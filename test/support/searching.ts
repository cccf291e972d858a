import { REGISTRY } from '../../src/protocols/registry.ts';
import { createSearches, type Searches } from '../../src/session/search/searches.ts';
import { createSearchHost, type SearchHost } from '../../src/worker/search-host.ts';
import type { SearchReply, SearchRequest } from '../../src/worker/search-wire.ts';
import type { TestSession } from './session.ts';

/** Searches in this thread, by the real worker's host; they go on only when told. */
export interface TestSearches extends Searches {
  /** Lets every worker do so many slices; absent: all that is left. */
  readonly work: (slices?: number) => void;
  /** How many workers there are. */
  readonly workers: () => number;
  /** Every worker dies. */
  readonly kill: () => void;
  /** From here on no worker answers. */
  readonly deafen: () => void;
  /** Lets the time pass that somebody waits for. */
  readonly wait: () => void;
}

interface Running {
  readonly host: SearchHost;
  readonly tell: (replies: readonly SearchReply[]) => void;
  readonly die: () => void;
}

export function testSearches(session: TestSession): TestSearches {
  let running: readonly Running[] = [];
  let waiting: readonly (() => void)[] = [];
  let isDeaf = false;
  const searches = createSearches({
    session,
    start(onReply, onDeath) {
      let now = 0;
      const find = (id: string) => REGISTRY.find(({ protocol }) => protocol.id === id);
      const host = createSearchHost(find, () => (now += 50));
      const tell = (replies: readonly SearchReply[]) =>
        isDeaf ? undefined : structuredClone(replies).forEach(onReply);
      const one = { host, tell, die: onDeath };
      running = [...running, one];
      return {
        post: (request: SearchRequest) => tell(host.handle(structuredClone(request))),
        end: () => (running = running.filter((it) => it !== one)),
      };
    },
    after: (_ms, act) => (waiting = [...waiting, act]),
  });
  return {
    ...searches,
    work(slices = Number.POSITIVE_INFINITY) {
      for (const one of running) {
        for (let n = 0; n < slices; n += 1) {
          const replies = one.host.work();
          if (replies === null) break;
          one.tell(replies);
        }
      }
    },
    workers: () => running.length,
    kill: () => running.forEach(({ die }) => die()),
    deafen: () => (isDeaf = true),
    wait() {
      const due = waiting;
      waiting = [];
      for (const act of due) act();
    },
  };
}
