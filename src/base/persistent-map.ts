import { hash32 } from './hash.ts';

/**
 * An immutable map from text to value, as plain data: a trie of eight branches a level over a hash of the key.
 * Setting a key copies one short path, so that a thousand versions kept side by side share almost everything.
 * There is no removal; equal contents give equal structure whatever the order of insertion.
 */
export interface PersistentMap<V> {
  readonly size: number;
  readonly root: TrieNode<V> | null;
}

interface Leaf<V> {
  readonly hash: number;
  readonly entries: readonly (readonly [key: string, value: V])[];
}

interface Branch<V> {
  readonly bits: number;
  readonly children: readonly TrieNode<V>[];
}

type TrieNode<V> = Leaf<V> | Branch<V>;

const EMPTY: PersistentMap<never> = { size: 0, root: null };

export function emptyMap<V>(): PersistentMap<V> {
  return EMPTY;
}

export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  const hash = hash32(key);
  let node = map.root;
  for (let shift = 0; node !== null; shift += 3) {
    if ('entries' in node) {
      if (node.hash !== hash) return undefined;
      for (const entry of node.entries) if (entry[0] === key) return entry[1];
      return undefined;
    }
    const bit = 1 << ((hash >>> shift) & 7);
    if ((node.bits & bit) === 0) return undefined;
    node = node.children[position(node.bits, bit)] ?? null;
  }
  return undefined;
}

export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const hash = hash32(key);
  if (map.root === null) return { size: 1, root: leaf(hash, key, value) };
  const grown = { by: 0 };
  const root = insert(map.root, 0, hash, key, value, grown);
  return { size: map.size + grown.by, root };
}

/** Every entry, in the order of the trie: the same for equal contents. */
export function mapEntries<V>(map: PersistentMap<V>): readonly (readonly [string, V])[] {
  const found: (readonly [string, V])[] = [];
  if (map.root !== null) collect(map.root, found);
  return found;
}

function leaf<V>(hash: number, key: string, value: V): Leaf<V> {
  return { hash, entries: [[key, value]] };
}

function insert<V>(
  node: TrieNode<V>,
  shift: number,
  hash: number,
  key: string,
  value: V,
  grown: { by: number },
): TrieNode<V> {
  if ('entries' in node) {
    if (node.hash === hash) {
      const others = node.entries.filter((entry) => entry[0] !== key);
      grown.by = others.length === node.entries.length ? 1 : 0;
      const entries = [...others, [key, value] as const].sort((a, b) => (a[0] < b[0] ? -1 : 1));
      return { hash, entries };
    }
    const split: Branch<V> = { bits: 1 << ((node.hash >>> shift) & 7), children: [node] };
    return insert(split, shift, hash, key, value, grown);
  }
  const bit = 1 << ((hash >>> shift) & 7);
  const at = position(node.bits, bit);
  const children = node.children.slice();
  const child = children[at];
  if ((node.bits & bit) !== 0 && child !== undefined) {
    children[at] = insert(child, shift + 3, hash, key, value, grown);
    return { bits: node.bits, children };
  }
  grown.by = 1;
  children.splice(at, 0, leaf(hash, key, value));
  return { bits: node.bits | bit, children };
}

function position(bits: number, bit: number): number {
  let below = bits & (bit - 1);
  let count = 0;
  while (below !== 0) {
    below &= below - 1;
    count++;
  }
  return count;
}

function collect<V>(node: TrieNode<V>, into: (readonly [string, V])[]): void {
  if ('entries' in node) into.push(...node.entries);
  else for (const child of node.children) collect(child, into);
}
