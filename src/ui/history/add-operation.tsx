import { useState } from 'react';
import styles from './history-page.module.css';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const FIELDS = [
  ['client', 'Client', 'A'],
  ['op', 'Operation', 'read'],
  ['key', 'Key', ''],
  ['in', 'With', ''],
  ['out', 'Answer', ''],
  ['call', 'Call', '20'],
  ['ret', 'Return', '30'],
] as const;

type Field = (typeof FIELDS)[number][0];

/** One operation more, field by field, for those who do not like to write JSON. An empty return: it never returned. */
export function AddOperation({ text, onChange }: Props) {
  const [values, setValues] = useState<Readonly<Record<Field, string>>>(
    () => Object.fromEntries(FIELDS.map(([id, , first]) => [id, first])) as Record<Field, string>,
  );
  const history = historyIn(text);
  return (
    <form
      className={styles.add}
      aria-label="Add an operation"
      onSubmit={(event) => {
        event.preventDefault();
        if (history === null) return;
        const ops = [...history.ops, operationOf(values)];
        onChange(JSON.stringify({ ...history, ops }, null, 2));
      }}
    >
      {FIELDS.map(([id, label]) => (
        <label key={id}>
          {label}
          <input
            value={values[id]}
            size={6}
            onChange={(event) => setValues({ ...values, [id]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="button" disabled={history === null}>
        Add
      </button>
    </form>
  );
}

function historyIn(text: string): { readonly ops: readonly unknown[] } | null {
  try {
    const read = JSON.parse(text) as { readonly ops?: unknown } | null;
    return read !== null && Array.isArray(read.ops) ? { ...read, ops: read.ops } : null;
  } catch {
    return null;
  }
}

function operationOf({
  client,
  op,
  key,
  in: input,
  out,
  call,
  ret,
}: Readonly<Record<Field, string>>) {
  return {
    client,
    call: Number(call),
    ret: ret.trim() === '' ? null : Number(ret),
    op,
    ...(key === '' ? {} : { key }),
    ...(input === '' ? {} : { in: valueOf(input) }),
    ...(out === '' ? {} : { out: valueOf(out) }),
  };
}

/** `1` is a number, `[0, 1]` a list, `abc` a text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
