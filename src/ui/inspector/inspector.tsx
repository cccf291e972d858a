import { useActions, useProtocol, useSlice } from '../app/session-context.ts';
import { timerLabel } from '../menu/node-items.ts';
import { statusWord } from '../stage/names.ts';
import { Counters } from './counters.tsx';
import styles from './inspector.module.css';

/** One node in full: its memory, which a crash takes, and its disk, which stays. */
export function Inspector() {
  const { snapshot, previous, selected } = useSlice((state) => ({
    snapshot: state.snapshot,
    previous: state.previous,
    selected: state.selection?.kind === 'node' ? state.selection.id : null,
  }));
  const entry = useProtocol();
  const actions = useActions();
  if (snapshot === null || entry === undefined) return null;
  const { processes, time } = snapshot.picture;
  const process =
    processes.find((it) => it.id === selected) ?? processes.find((it) => it.client === null);
  if (process === undefined) return null;
  const before =
    previous?.index === snapshot.index - 1
      ? previous.picture.processes.find((it) => it.id === process.id)
      : undefined;
  const old = new Map(
    before === undefined || before.state === null
      ? []
      : entry.presentation.fields(before).map((field) => [field.name, field.value]),
  );
  const fields = process.state === null ? [] : entry.presentation.fields(process);
  const log = snapshot.logs[process.id];
  const oldTotal =
    previous?.index === snapshot.index - 1 ? previous.logs[process.id]?.total : undefined;
  return (
    <div className={styles.inspector}>
      <div role="group" aria-label="Node" className={styles.nodes}>
        {processes.map((it) => (
          <button
            key={it.id}
            type="button"
            className="button"
            aria-pressed={it.id === process.id}
            onClick={() => actions.select({ kind: 'node', id: it.id })}
          >
            {it.id}
          </button>
        ))}
      </div>
      <p>
        <strong>{process.id}</strong>, {process.role}, {statusWord(process)}
      </p>
      <section className={styles.memory} aria-label="Memory">
        <h3>Memory</h3>
        {process.state === null ? (
          <p>Gone. What is not on the disk is forgotten.</p>
        ) : (
          <dl>
            {fields.map((field) => (
              <div
                key={field.name}
                className={
                  before !== undefined && old.get(field.name) !== field.value
                    ? styles.changed
                    : undefined
                }
              >
                <dt>{field.name}</dt>
                <dd>{field.value}</dd>
              </div>
            ))}
            {process.timers.map((timer) => (
              <div key={timer.name}>
                <dt>timer</dt>
                <dd>
                  {timerLabel(timer)}{' '}
                  {timer.frozen ? 'frozen' : `in ${Math.max(timer.due - time, 0)} ms`}
                </dd>
              </div>
            ))}
            {process.inbox.map((envelope) => (
              <div key={envelope.name}>
                <dt>waits to be read</dt>
                <dd>
                  {envelope.message.kind} from {envelope.from}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className={styles.disk} aria-label="Disk">
        <h3>Disk</h3>
        {(log?.total ?? 0) === 0 && process.write === null && process.buffer.length === 0 && (
          <p>Empty.</p>
        )}
        <ol start={Math.max((log?.total ?? 0) - (log?.records.length ?? 0), 0) + 1}>
          {log?.records.map((record, i) => (
            <li
              key={i}
              className={
                oldTotal !== undefined && log.total - log.records.length + i >= oldTotal
                  ? styles.changed
                  : undefined
              }
            >
              {entry.presentation.record(record)}
            </li>
          ))}
        </ol>
        {process.write !== null && (
          <p>Writing {entry.presentation.record(process.write.record)}; durable when it is done.</p>
        )}
        {process.buffer.map((buffered) => (
          <p key={buffered.name}>
            {entry.presentation.record(buffered.record)}: not forced, a crash would lose it.
          </p>
        ))}
      </section>
      <Counters />
    </div>
  );
}
