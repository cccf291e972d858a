import type { HistoryReply } from '../worker/history-wire.ts';
import { historyAtCursor } from './run-history.ts';
import type { HistoryJudge } from './history-client.ts';
import type { Session } from './store.ts';

/** What was found out about the history of the run in force. */
export interface Judged {
  /** How many operations had been called, and how many had returned: the report is about this much. */
  readonly calls: number;
  readonly returns: number;
  readonly reply: HistoryReply;
}

/** While the lanes of the clients are shown, their history is judged at every step that changed it. */
export function connectJudging(session: Session, judge: HistoryJudge): () => void {
  let asked = '';
  return session.store.subscribe((state) => {
    if (!state.clients || state.current === null) {
      asked = '';
      return;
    }
    const found = historyAtCursor(state);
    if (found === null) return;
    const { ops } = found.history;
    const returns = ops.filter(({ ret }) => ret !== null).length;
    const name = `${state.current} ${ops.length} ${returns}`;
    if (name === asked) return;
    asked = name;
    void judge.judge(found.history).then((reply) => {
      if (reply !== null && asked === name) {
        session.actions.setJudged({ calls: ops.length, returns, reply });
      }
    });
  });
}
