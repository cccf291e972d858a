/** How often each answer was given on the first page, on this device; nobody else ever sees it. */

const KEY = 'lockstep answers 1';

type Counts = Readonly<Record<string, number>>;

function readAll(): Readonly<Record<string, Counts>> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, Counts>) : {};
  } catch {
    return {};
  }
}

export function kept(question: string): Counts {
  return readAll()[question] ?? {};
}

export function keepAnswer(question: string, option: string): void {
  const all = readAll();
  const counts = all[question] ?? {};
  const next = { ...all, [question]: { ...counts, [option]: (counts[option] ?? 0) + 1 } };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage may be full, or forbidden: then nothing is counted.
  }
}
