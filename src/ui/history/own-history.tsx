import { useEffect, useMemo, useState } from 'react';
import { ownLink, readOwn } from '../../session/histories/sheet-address.ts';
import type { HistoryReply } from '../../worker/history-wire.ts';
import { useJudge } from '../app/session-context.ts';
import { Lanes } from './lanes.tsx';
import { operationLabel, spoken } from './operation-words.ts';
import { AddOperation } from './add-operation.tsx';
import { VerdictWords } from './verdict-words.tsx';
import styles from './history-page.module.css';

const FIRST = `{
  "model": "register",
  "init": 0,
  "ops": [
    { "client": "A", "call": 0, "ret": 10, "op": "write", "in": 1 },
    { "client": "B", "call": 4, "ret": 14, "op": "read", "out": 1 },
    { "client": "C", "call": 16, "ret": 20, "op": "read", "out": 0 }
  ]
}`;

/** A history that the reader writes, pastes or puts together, judged as it grows; and its link. */
export function OwnHistory({ packed }: { readonly packed: string | null }) {
  const judge = useJudge();
  const [text, setText] = useState(packed === null ? FIRST : '');
  const [reply, setReply] = useState<HistoryReply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [selected, select] = useState<string | null>(null);
  // What a link brings has to be unpacked first.
  useEffect(() => {
    if (packed === null) return;
    void readOwn(packed).then((read) => (read.ok ? setText(read.value) : setProblem(read.error)));
  }, [packed]);
  const parsed = useMemo(() => readJson(text), [text]);
  // The judge lives elsewhere and answers later.
  useEffect(() => {
    if (parsed === undefined) return;
    void judge.judge(parsed).then((answer) => {
      if (answer !== null) setReply(answer);
    });
  }, [judge, parsed]);
  const change = (next: string) => {
    setText(next);
    setProblem(null);
    setLink(null);
  };
  const report = reply?.kind === 'report' ? reply.report : null;
  const ops = report?.history.ops ?? [];
  const wrong =
    problem ??
    (text === ''
      ? null
      : parsed === undefined
        ? 'history: expected JSON, but it cannot be read as JSON.'
        : null) ??
    (reply?.kind === 'refused' ? reply.message : null);
  return (
    <>
      {report !== null && wrong === null && (
        <>
          <Lanes
            items={ops.map((operation, op) => {
              const point = report.points.find((it) => it.op === op)?.at ?? null;
              const { contradiction } = report;
              return {
                id: String(op),
                client: String(operation.client),
                call: operation.call,
                ret: operation.ret,
                label: operationLabel(operation),
                name: spoken(operation, point),
                state:
                  contradiction?.failing === op
                    ? 'failing'
                    : operation.call > (contradiction?.failPrefix.time ?? Infinity)
                      ? 'after'
                      : 'plain',
                point,
              };
            })}
            end={0}
            now={null}
            selected={selected}
            onSelect={select}
          />
          <VerdictWords
            reply={reply}
            labelOf={(op) => {
              const operation = ops[op];
              return operation === undefined
                ? ''
                : `${operation.client}: ${operationLabel(operation)}`;
            }}
          />
        </>
      )}
      {wrong !== null && (
        <p role="alert" className={styles.problem}>
          {wrong}
        </p>
      )}
      <AddOperation text={text} onChange={change} />
      <label className={styles.field}>
        The history, as JSON
        <textarea
          rows={14}
          spellCheck={false}
          value={text}
          aria-invalid={wrong !== null}
          onChange={(event) => change(event.target.value)}
        />
      </label>
      <div className={styles.actions}>
        <button
          type="button"
          className="button"
          disabled={wrong !== null}
          onClick={() =>
            void ownLink(text).then((fragment) => {
              const address = `${location.href.split('#')[0] ?? ''}${fragment}`;
              setLink(address);
              void navigator.clipboard?.writeText(address).catch(() => undefined);
            })
          }
        >
          Make a link
        </button>
        {link !== null && (
          <label className={styles.link}>
            Link
            <input readOnly value={link} onFocus={(event) => event.target.select()} />
          </label>
        )}
      </div>
    </>
  );
}

/** Undefined: it is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
