import type { SearchHints } from '../../engine/protocol.ts';
import type { BoundName, Bounds } from '../../worker/search-wire.ts';
import { BOUND_WORDS } from './words.ts';

/** Bounds that mean something for a protocol: views only where it knows some. */
export function boundNames(hints: SearchHints | undefined): readonly BoundName[] {
  const all = Object.keys(BOUND_WORDS) as readonly BoundName[];
  return hints?.bounds?.['views'] === undefined ? all.filter((name) => name !== 'views') : all;
}

/** "At most: operations 2, new views 3. None: crashes, messages lost.": what a search allowed itself. */
export function boundsText(bounds: Bounds, names: readonly BoundName[]): string {
  const word = (name: BoundName) => BOUND_WORDS[name].title.toLowerCase();
  const some = names.filter((name) => bounds[name] > 0 && Number.isFinite(bounds[name]));
  const none = names.filter((name) => bounds[name] === 0);
  const most = some.map((name) => `${word(name)} ${bounds[name]}`).join(', ');
  return [
    ...(most === '' ? [] : [`At most: ${most}.`]),
    ...(none.length === 0 ? [] : [`None: ${none.map(word).join(', ')}.`]),
  ].join(' ');
}
