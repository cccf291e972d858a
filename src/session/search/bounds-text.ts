import type { BoundName, Bounds } from '../../worker/search-wire.ts';
import { BOUND_WORDS } from './words.ts';

/** "At most: operations 2, new views 3. None: crashes, messages lost.": what a search allowed itself. */
export function boundsText(bounds: Bounds): string {
  const names = Object.keys(BOUND_WORDS) as readonly BoundName[];
  const word = (name: BoundName) => BOUND_WORDS[name].title.toLowerCase();
  const some = names.filter((name) => bounds[name] > 0 && Number.isFinite(bounds[name]));
  const none = names.filter((name) => bounds[name] === 0);
  const most = some.map((name) => `${word(name)} ${bounds[name]}`).join(', ');
  return [
    ...(most === '' ? [] : [`At most: ${most}.`]),
    ...(none.length === 0 ? [] : [`None: ${none.map(word).join(', ')}.`]),
  ].join(' ');
}
