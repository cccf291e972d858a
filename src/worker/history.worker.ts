import { answerOn } from './history-report.ts';
import type { HistoryRequest } from './history-wire.ts';

/** Judges one history after the other, away from the page and from the engine. */
self.onmessage = ({ data }: MessageEvent<HistoryRequest>) => {
  self.postMessage(answerOn(data));
};
