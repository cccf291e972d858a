/** Widths of the bundled fonts in hundredths of their size, so that a picture can be laid out without drawing it. */

const NARROW = "ijlI .,:;'!|()[]";
const LEAN = '1frtJcsz-/"';
const WIDE = 'mwMW';

const PLAIN = { narrow: 28, lean: 42, small: 54, capital: 62, digit: 63, wide: 80 };
const BOLD = { narrow: 32, lean: 46, small: 57, capital: 66, digit: 61, wide: 85 };
const MONO = 63.2;

export type Weight = 'plain' | 'bold' | 'mono';

/** How wide a text is, in sizes of its letters. */
export function textWidth(text: string, weight: Weight): number {
  if (weight === 'mono') return (text.length * MONO) / 100;
  const table = weight === 'bold' ? BOLD : PLAIN;
  let sum = 0;
  for (const letter of text) sum += widthOf(letter, table);
  return sum / 100;
}

function widthOf(letter: string, table: typeof PLAIN): number {
  if (NARROW.includes(letter)) return table.narrow;
  if (LEAN.includes(letter)) return table.lean;
  if (WIDE.includes(letter)) return table.wide;
  if (/[A-Z]/.test(letter)) return table.capital;
  return /[a-z]/.test(letter) ? table.small : table.digit;
}

/** As many lines as needed, none wider than `most` where a word allows it. */
export function wrap(text: string, most: number, weight: Weight): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((it) => it !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, weight) <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
