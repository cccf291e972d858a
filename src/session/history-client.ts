import type { HistoryReply, HistoryRequest, Point } from '../worker/history-wire.ts';

/** Judges histories; somewhere else, so that nothing waits for it. */
export interface HistoryJudge {
  /** Asked again before it has answered it skips to the newest; each asker gets the answer to what it asked, or null. */
  judge(history: unknown, points?: readonly Point[]): Promise<HistoryReply | null>;
}

/** What carries the questions: a worker of the browser, or a test's own thread. */
export interface HistoryPost {
  post(request: HistoryRequest): void;
}

export type StartHistoryWorker = (onReply: (reply: HistoryReply) => void) => HistoryPost;

type Question = Omit<HistoryRequest, 'number'>;
type Tell = (reply: HistoryReply | null) => void;

export function createHistoryJudge(start: StartHistoryWorker): HistoryJudge {
  let worker: HistoryPost | null = null;
  let number = 0;
  let working: Tell | null = null;
  let next: { readonly question: Question; readonly tell: Tell } | null = null;

  function begin(question: Question, tell: Tell): void {
    number += 1;
    working = tell;
    worker ??= start(onReply);
    worker.post({ number, ...question });
  }

  function onReply(reply: HistoryReply): void {
    if (reply.number !== number) return;
    const tell = working;
    working = null;
    tell?.(reply);
    const waiting = next;
    next = null;
    if (waiting !== null) begin(waiting.question, waiting.tell);
  }

  return {
    judge: (history, points) =>
      new Promise((tell) => {
        const question = { history, points: points ?? null };
        if (working === null) return begin(question, tell);
        next?.tell(null);
        next = { question, tell };
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
