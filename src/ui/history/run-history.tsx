import { useMemo, useState } from 'react';
import { historyAtCursor, type RunOperation } from '../../session/run-history.ts';
import type { HistoryReport } from '../../worker/history-wire.ts';
import { useBranch, useSession, useSlice } from '../app/session-context.ts';
import { Icon } from '../theme/icons.tsx';
import { bandsOf } from './bands.ts';
import { Carriers } from './carriers.tsx';
import { Lanes, type LaneItem } from './lanes.tsx';
import { VerdictWords } from './verdict-words.tsx';
import styles from './run-history.module.css';

/** What the clients of this run have seen, up to the cursor, and whether one copy could have said it. */
export default function RunHistory() {
  const { store, actions } = useSession();
  const { cursor, judged, beside } = useSlice((state) => ({
    cursor: state.cursor,
    judged: state.judged,
    beside: state.beside !== null,
  }));
  const events = useBranch()?.events;
  const [selected, select] = useState<string | null>(null);
  const found = useMemo(
    () => (events === undefined ? null : historyAtCursor({ ...store.getState(), cursor })),
    [store, events, cursor],
  );
  const bands = useMemo(() => bandsOf(events ?? [], cursor), [events, cursor]);
  const report =
    found !== null && judged !== null && judged.calls === found.history.ops.length
      ? judged.reply
      : null;
  const items = useMemo(
    () =>
      (found?.operations ?? []).map((it) =>
        itemOf(it, report?.kind === 'report' ? report.report : null),
      ),
    [found, report],
  );
  if (found === null) return null;
  const chosen = found.operations.find(({ id }) => id === selected);
  return (
    <section className={styles.history} aria-label="History of the clients">
      <Lanes
        items={items}
        bands={bands}
        end={cursor}
        now={cursor}
        selected={selected}
        onSelect={select}
      />
      <div className={styles.words}>
        {beside && <b>Left run</b>}
        <VerdictWords
          reply={report}
          labelOf={(op) => items[found.operations.findIndex((it) => it.op === op)]?.label ?? ''}
        />
        <button
          type="button"
          className="button"
          aria-label="Close the history of the clients"
          onClick={() => actions.showClients(false)}
        >
          <Icon name="close" />
        </button>
      </div>
      {chosen !== undefined && events !== undefined && (
        <Carriers operation={chosen} events={events} />
      )}
    </section>
  );
}

function reportState({ op, call }: RunOperation, report: HistoryReport | null) {
  const failing = report?.contradiction;
  if (failing === undefined || failing === null || op === null) return 'plain' as const;
  if (failing.failing === op) return 'failing' as const;
  return call > failing.failPrefix.time ? ('after' as const) : ('plain' as const);
}

function itemOf(operation: RunOperation, report: HistoryReport | null): LaneItem {
  const { id, client, asked, got, call, ret, op } = operation;
  const point = report?.points.find((it) => it.op === op)?.at ?? null;
  const label = got === null ? asked : `${asked}: ${got}`;
  const state = reportState(operation, report);
  const returned = ret === null ? 'has not returned' : `returned at event ${ret}`;
  const effect =
    point === null
      ? ''
      : `, takes effect between events ${Math.floor(point)} and ${Math.ceil(point)}`;
  const failing = state === 'failing' ? '; here no order is left' : '';
  return {
    id,
    client,
    call,
    ret,
    label,
    name: `${client}: ${label}, called at event ${call}, ${returned}${effect}${failing}`,
    state,
    point,
  };
}
