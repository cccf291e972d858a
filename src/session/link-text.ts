import { failed, ok, type Result } from '../base/result.ts';
import { decodeMarks, type Claim } from './link-marks.ts';
import { FORMAT_VERSION, show } from './run-limits.ts';

/** The outer form of a link: what stands between `#` and the end. */

const CURSOR_MAX = 100_000_000;

export interface LinkParts {
  readonly protocol: string;
  readonly scenario: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Mail and chat programs like to escape what is between `#` and the end. */
function unescaped(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const FIELDS: readonly string[] = ['r', 'c', 'd', 'm', 'b', 'v'];

/** In: what follows the `#`. Which fields there are, is known only with the version. */
export function splitLink(written: string): Result<LinkParts> {
  const fragment = unescaped(written.trim());
  const [, protocol, scenario, query = ''] =
    /^\/([^/?]+)\/([^/?]+)(?:\?(.*))?$/s.exec(fragment) ?? [];
  if (protocol === undefined || scenario === undefined) {
    return failed(`Link: expected #/<protocol>/<scenario>?…, got ${show(`#${fragment}`)}.`);
  }
  const fields = new Map<string, string>();
  for (const part of query.split('&')) {
    if (part === '') continue;
    const [key = '', ...value] = part.split('=');
    if (fields.has(key)) return failed(`${show(key)}: expected once, got it twice.`);
    fields.set(key, value.join('='));
  }
  return ok({ protocol, scenario, fields });
}

/** The version of the format, where it is one of ours and every field belongs to it. */
export function readVersion(fields: LinkParts['fields']): Result<number> {
  const text = fields.get('v');
  // Typed by hand: a scenario as it was written needs no version.
  if (text === undefined && fields.size === 0) return ok(FORMAT_VERSION);
  const expected = `expected a format version up to ${FORMAT_VERSION}`;
  if (text === undefined) {
    return failed(`v: ${expected}, but it is missing, so the link was probably cut short.`);
  }
  const version = wholeNumber(text, Number.MAX_SAFE_INTEGER);
  if (version === null || version < 1) return failed(`v: ${expected}, got ${show(text)}.`);
  if (version > FORMAT_VERSION) {
    return failed(`v: ${expected}, got ${version}; a later version of Lockstep made this link.`);
  }
  const foreign = [...fields.keys()].find((key) => !FIELDS.includes(key));
  return foreign === undefined
    ? ok(version)
    : failed(`${show(foreign)}: unknown field; a link has ${FIELDS.join(', ')}.`);
}

/** Where to open, and what is said of the run there. */
export function readClaim(fields: LinkParts['fields'], interventions: number): Result<Claim> {
  const cursorText = fields.get('c');
  const digest = fields.get('d') ?? null;
  const cursor = cursorText === undefined ? null : wholeNumber(cursorText, CURSOR_MAX);
  if (cursorText !== undefined && cursor === null) {
    return failed(`c: expected the number of an event, got ${show(cursorText)}.`);
  }
  if (digest !== null && !/^[0-9a-f]{16}$/.test(digest)) {
    return failed(`d: expected 16 hexadecimal digits, got ${show(digest)}.`);
  }
  if (digest !== null && cursor === null) {
    return failed('c: expected the event that the digest d is of, but it is missing.');
  }
  const marksText = fields.get('m');
  const marks = marksText === undefined ? [] : decodeMarks(marksText, interventions);
  if (marks === null) {
    return failed(
      `m: expected two characters for each of ${interventions} interventions, got ${show(marksText)}.`,
    );
  }
  return ok({ cursor, digest, marks });
}

function wholeNumber(text: string, max: number): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value <= max ? value : null;
}
