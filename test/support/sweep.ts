import { characterMap } from './woff2.ts';
import type { Fault } from './look.ts';

export interface Found extends Fault {
  /** Scenario and event. */
  readonly where: string;
}

/** One line for each fault, the most frequent first, with where it is seen. */
export function faultList(found: readonly Found[]): string[] {
  const places = new Map<string, { readonly where: string[]; readonly what: Set<string> }>();
  for (const { check, what, where } of found) {
    const key = `${check} ${alike(check, what)}`;
    const place = places.get(key) ?? { where: [], what: new Set<string>() };
    place.where.push(where);
    place.what.add(what);
    places.set(key, place);
  }
  return [...places]
    .toSorted(
      ([a, ofA], [b, ofB]) => checkOf(a) - checkOf(b) || ofB.where.length - ofA.where.length,
    )
    .map(([, { where, what }]) => {
      const [first = '', ...others] = what;
      const also = others.length === 0 ? '' : `; and ${others.length} more such texts`;
      const more = where.length > 2 ? ` and ${where.length - 2} more` : '';
      const check = found.find((it) => it.what === first)?.check ?? '';
      return `${check} ${first}${also}  [${where.slice(0, 2).join('; ')}${more}]`;
    });
}

const checkOf = (key: string) => Number(/\d+/.exec(key)?.[0]);

/** How far two overlap changes from picture to picture; and what is too small is so in many words. */
function alike(check: string, what: string): string {
  const [, ofWhat = '', size = ''] = /" of (.*) is (\d+)[\d.]* px/.exec(what) ?? [];
  if (check === 'V3') return `${ofWhat === 'diagram' ? 'diagram' : ''} ${size}`;
  return what
    .replace(/ by \d+x\d+$/, '')
    .replaceAll(/\b[A-Z] = \d+/g, 'X = n')
    .replaceAll(/\bT\d+\b/g, 'Tn');
}

const LONGEST_HEADLINE = 84;
const MOST_WORDS = 14;
const UNFILLED = /[{}<>]|\$\{|undefined|null|NaN|\[object/;

/** V16: short enough to be read aloud at one go, and nothing left unfilled. */
export function headlineFaults(headline: string): Fault[] {
  const words = headline.split(/\s+/).filter((word) => /\w/.test(word)).length;
  const faults: string[] = [];
  if (headline.trim() === '') faults.push('an event without a headline');
  if (headline.length > LONGEST_HEADLINE)
    faults.push(`${headline.length} characters: "${headline}"`);
  if (words > MOST_WORDS) faults.push(`${words} words: "${headline}"`);
  if (UNFILLED.test(headline)) faults.push(`not filled in: "${headline}"`);
  return faults.map((what) => ({ check: 'V16', what }));
}

const FONTS: Readonly<Record<string, string>> = {
  'Atkinson Hyperlegible Next': 'public/fonts/atkinson-hyperlegible-next.woff2',
  'Atkinson Hyperlegible Mono': 'public/fonts/atkinson-hyperlegible-mono.woff2',
};

/** V11: what was drawn in a font that has no such character, or in a font that is not bundled. */
export function missingCharacters(drawn: Readonly<Record<string, string>>): string[] {
  return Object.entries(drawn).flatMap(([family, characters]) => {
    const file = FONTS[family];
    if (file === undefined) return [`text in "${family}", which is not bundled: ${characters}`];
    const known = characterMap(file);
    return Array.from(characters)
      .filter((it) => !known.has(it.codePointAt(0) ?? 0) || /\p{Extended_Pictographic}/u.test(it))
      .map((it) => `"${it}" (U+${(it.codePointAt(0) ?? 0).toString(16)}) is not in ${family}`);
  });
}
