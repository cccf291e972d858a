import { hash32 } from '../base/hash.ts';
import type { EventIndex } from '../engine/configuration.ts';

/** The few bits by which a link tells whether it was damaged, and where a run differs from the one it was made of. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Four characters that change when the text does: a damaged link is not taken for another run. */
export function checkOf(text: string): string {
  const bits = hash32(text);
  return [18, 12, 6, 0].map((shift) => DIGITS[(bits >>> shift) & 63]).join('');
}

const UNKNOWN = '..';

/** Two characters, twelve bits, of the rolling digest (in hexadecimal) right after an intervention. */
function markOf(digest: string): string {
  if (digest === '') return UNKNOWN;
  const bits = Number.parseInt(digest.slice(0, 3), 16);
  return `${DIGITS[bits >>> 6] ?? ''}${DIGITS[bits & 63] ?? ''}`;
}

/** In: a digest for each intervention, empty where it has not happened. Out: empty where none has. */
export function encodeMarks(digests: readonly string[]): string {
  return digests.some((digest) => digest !== '') ? digests.map(markOf).join('') : '';
}

/** Null: that is no list of `count` marks. */
export function decodeMarks(text: string, count: number): readonly string[] | null {
  const marks = text.match(/[\w-]{2}|\.\./g) ?? [];
  return marks.join('') === text && marks.length === count ? marks : null;
}

/** What a link says of its run. */
export interface Claim {
  readonly cursor: EventIndex | null;
  /** At the cursor; null where the link has none. */
  readonly digest: string | null;
  /** One for each intervention, or none at all. */
  readonly marks: readonly string[];
}

/** What this version made of the same run. */
export interface Observed {
  /** At the link's cursor; empty where the run has no such event. */
  readonly digest: string;
  /** Right after each intervention; empty where it has not happened. */
  readonly marks: readonly string[];
  /** The event that each intervention became. */
  readonly at: readonly (EventIndex | null)[];
}

export interface Mismatch {
  /** The runs agree up to here (0: they may differ from the start), */
  readonly from: EventIndex;
  /** and differ here. */
  readonly to: EventIndex;
}

/** Does the opened run go as the link says, up to its cursor? Null: it does. */
export function verifyOpened(link: Claim, observed: Observed): Mismatch | null {
  if (link.cursor === null || link.digest === null || link.digest === observed.digest) return null;
  let from = 0;
  for (const [position, mark] of link.marks.entries()) {
    const at = observed.at[position] ?? null;
    if (at === null || at >= link.cursor || mark === UNKNOWN) continue;
    if (mark !== markOf(observed.marks[position] ?? '')) return { from, to: at };
    from = at;
  }
  return { from, to: link.cursor };
}

export function mismatchSentence({ from, to }: Mismatch): string {
  return (
    'This link was made by a version of Lockstep that runs differently: ' +
    `the two runs differ between events ${from} and ${to}.`
  );
}
