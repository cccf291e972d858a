import { commandLine } from '../../src/cli/command-line.ts';
import { REGISTRY, type ProtocolEntry } from '../../src/protocols/registry.ts';

export interface Captured {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command without a process: what it printed, and its exit status. `files` are what it can read. */
export async function captured(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  registry: readonly ProtocolEntry[] = REGISTRY,
): Promise<Captured> {
  let out = '';
  let err = '';
  const status = await commandLine(
    args,
    {
      out: async (text) => void (out += text),
      err: (text) => void (err += text),
      read: async (path) => {
        const text = files[path];
        if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
        return text;
      },
    },
    registry,
  );
  return { status, out, err };
}

export function jsonLines(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

/** The last line of a run's jsonl. */
export function summaryIn(text: string): Readonly<Record<string, unknown>> {
  const summary = jsonLines(text).at(-1);
  if (summary === undefined) throw new Error('There is no summary.');
  return summary;
}
