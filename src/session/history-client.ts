import type { HistoryReply, HistoryRequest } from '../worker/history-wire.ts';

/** Judges histories; somewhere else, so that nothing waits for it. */
export interface HistoryJudge {
  /** Asked again before it has answered it skips to the newest; each asker gets the answer to what it asked, or null. */
  judge(history: unknown): Promise<HistoryReply | null>;
}

/** What carries the questions: a worker of the browser, or a test's own thread. */
export interface HistoryPost {
  post(request: HistoryRequest): void;
}

export type StartHistoryWorker = (onReply: (reply: HistoryReply) => void) => HistoryPost;

export function createHistoryJudge(start: StartHistoryWorker): HistoryJudge {
  let worker: HistoryPost | null = null;
  let number = 0;
  let working: ((reply: HistoryReply | null) => void) | null = null;
  let next: {
    readonly history: unknown;
    readonly tell: (reply: HistoryReply | null) => void;
  } | null = null;

  function begin(history: unknown, tell: (reply: HistoryReply | null) => void): void {
    number += 1;
    working = tell;
    worker ??= start(onReply);
    worker.post({ number, history });
  }

  function onReply(reply: HistoryReply): void {
    if (reply.number !== number) return;
    const tell = working;
    working = null;
    tell?.(reply);
    const waiting = next;
    next = null;
    if (waiting !== null) begin(waiting.history, waiting.tell);
  }

  return {
    judge: (history) =>
      new Promise((tell) => {
        if (working === null) return begin(history, tell);
        next?.tell(null);
        next = { history, tell };
      }),
  };
}

/** The worker that judges. */
export const startHistoryWorker: StartHistoryWorker = (onReply) => {
  const worker = new Worker(new URL('../worker/history.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = (event: MessageEvent<HistoryReply>) => onReply(event.data);
  return { post: (request) => worker.postMessage(request) };
};
