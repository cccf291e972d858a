import { lazy, Suspense } from 'react';
import { useBranch, useProtocol, useSession, useSlice } from '../app/session-context.ts';
import { messageItems } from '../menu/message-items.ts';
import { nodeItems, timerLabel } from '../menu/node-items.ts';
import type { MenuItem } from '../menu/menu.tsx';
import { messageName, statusWord } from '../stage/names.ts';
import styles from './inspector.module.css';

const ChartTable = lazy(() => import('../outage/chart-table.tsx'));

/** The stage as text: the same state, the same actions. */
export function TextView() {
  const snapshot = useSlice((state) => state.snapshot);
  const entry = useProtocol();
  const branch = useBranch();
  const session = useSession();
  const { intervene, setPanel } = session.actions;
  if (snapshot === null || entry === undefined || branch === undefined) return null;
  const { picture, logs } = snapshot;
  const { presentation } = entry;
  return (
    <>
      {presentation.outage !== undefined && (
        <Suspense fallback={null}>
          <ChartTable />
        </Suspense>
      )}
      <table className={styles.table} aria-label="Nodes">
        <thead>
          <tr>
            {['Node', 'Status', 'State', 'On disk', 'Locks', 'Timers', 'Actions'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.processes.map((process) => {
            const face = presentation.node(process, picture);
            const records = logs[process.id]?.records ?? [];
            const items = nodeItems({
              id: process.id,
              snapshot,
              branch,
              entry,
              intervene,
              inspect: () => setPanel('inspect'),
              sweep: () =>
                void import('../search/begin.ts').then((it) => it.beginSweep(session, process.id)),
            });
            return (
              <tr key={process.id}>
                <th scope="row">
                  {process.id}, {process.role}
                </th>
                <td>{statusWord(process)}</td>
                <td>
                  {process.state === null ? 'memory gone' : face.word || 'idle'}
                  {face.tone === 'uncertain' && ', uncertain'}
                  {process.state !== null && face.facts.map((fact) => `; ${fact}`)}
                </td>
                <td>
                  {records.map((it) => presentation.record(it)).join(', ') || 'nothing'}
                  {process.write !== null &&
                    `; writing ${presentation.record(process.write.record)}`}
                </td>
                <td>
                  {face.locks
                    .map(
                      (lock) =>
                        `${lock.key} held by ${lock.holders.join(', ')}${
                          lock.waiters.length > 0 ? `, ${lock.waiters.join(', ')} waits` : ''
                        }`,
                    )
                    .join('; ') || 'none'}
                </td>
                <td>
                  {process.timers
                    .map((it) => `${timerLabel(it)} in ${Math.max(it.due - picture.time, 0)} ms`)
                    .join('; ') || 'none'}
                </td>
                <td>
                  <div className={styles.flight}>
                    <Actions items={items.slice(0, 2)} of={process.id} />
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <h3 className={styles.heading}>Messages in flight</h3>
        {picture.inFlight.length === 0 && <p>None.</p>}
        <ul aria-label="Messages in flight">
          {picture.inFlight.map((envelope) => (
            <li key={envelope.name} className={styles.flight}>
              <span>{messageName(envelope, picture)}</span>
              <Actions
                items={messageItems(envelope.name, snapshot, intervene)}
                of={messageName(envelope, picture)}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Actions({ items, of }: { readonly items: readonly MenuItem[]; readonly of: string }) {
  return items
    .filter((item) => item.act !== undefined)
    .map((item) => (
      <button
        key={item.label}
        type="button"
        className="button"
        aria-label={`${item.label}: ${of}`}
        onClick={item.act}
      >
        {item.label}
      </button>
    ));
}
