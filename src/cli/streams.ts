/** What a command touches of the world; tests bring their own. */
export interface Streams {
  /** Resolves when the reader is ready for more. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** The text of a file; `-` is standard input. Errors: throws as Node does. */
  readonly read: (path: string) => Promise<string>;
}

/** Bad input: told in one sentence, exit status 2. */
export class UsageError extends Error {}

/** The value, or the sentence as a `UsageError`. */
export function orUsage<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string },
): T {
  if (result.ok) return result.value;
  throw new UsageError(result.error);
}

/** Many lines at once: one write for each of thousands of events would take longer than simulating them. */
export function lineWriter({ out }: Streams): {
  line(text: string): Promise<void>;
  end(): Promise<void>;
} {
  const BATCH_CHARACTERS = 64 * 1024;
  let waiting = '';
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (text !== '') await out(text);
  };
  return {
    async line(text) {
      waiting += `${text}\n`;
      if (waiting.length >= BATCH_CHARACTERS) await flush();
    },
    end: flush,
  };
}
