import { hash32 } from './hash.ts';

/**
 * An immutable map from text to value, as plain data: a trie of four branches a level over a hash of the key.
 * Setting a key copies one short path, so that thousands of versions kept side by side share almost everything.
 * There is no removal; equal contents give equal structure whatever the order of insertion.
 */
export interface PersistentMap<V> {
  readonly size: number;
  readonly root: TrieNode<V> | null;
}

interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
  /** Another key with the same hash, in order of the keys. */
  readonly more: Leaf<V> | null;
}

interface Branch<V> {
  readonly a: TrieNode<V> | null;
  readonly b: TrieNode<V> | null;
  readonly c: TrieNode<V> | null;
  readonly d: TrieNode<V> | null;
}

type TrieNode<V> = Leaf<V> | Branch<V>;

const EMPTY: PersistentMap<never> = { size: 0, root: null };
const BITS = 2;

export function emptyMap<V>(): PersistentMap<V> {
  return EMPTY;
}

export function mapGet<V>(map: PersistentMap<V>, key: string): V | undefined {
  const hash = hash32(key) | 0;
  let node = map.root;
  for (let shift = 0; node !== null; shift += BITS) {
    if (!isLeaf(node)) {
      node = child(node, hash >>> shift);
      continue;
    }
    for (
      let leaf: Leaf<V> | null = node.hash === hash ? node : null;
      leaf !== null;
      leaf = leaf.more
    ) {
      if (leaf.key === key) return leaf.value;
    }
    return undefined;
  }
  return undefined;
}

export function mapSet<V>(map: PersistentMap<V>, key: string, value: V): PersistentMap<V> {
  const grown = { by: 1 };
  const root = insert(map.root, 0, hash32(key) | 0, key, value, grown);
  return { size: map.size + grown.by, root };
}

/** Every entry, in the order of the trie: the same for equal contents. */
export function mapEntries<V>(map: PersistentMap<V>): readonly (readonly [string, V])[] {
  const found: (readonly [string, V])[] = [];
  collect(map.root, found);
  return found;
}

function isLeaf<V>(node: TrieNode<V>): node is Leaf<V> {
  return 'key' in node;
}

function child<V>(branch: Branch<V>, bits: number): TrieNode<V> | null {
  const at = bits & 3;
  return at < 2 ? (at === 0 ? branch.a : branch.b) : at === 2 ? branch.c : branch.d;
}

function withChild<V>({ a, b, c, d }: Branch<V>, bits: number, node: TrieNode<V>): Branch<V> {
  switch (bits & 3) {
    case 0:
      return { a: node, b, c, d };
    case 1:
      return { a, b: node, c, d };
    case 2:
      return { a, b, c: node, d };
    default:
      return { a, b, c, d: node };
  }
}

function insert<V>(
  node: TrieNode<V> | null,
  shift: number,
  hash: number,
  key: string,
  value: V,
  grown: { by: number },
): TrieNode<V> {
  if (node === null) return { hash, key, value, more: null };
  if (!isLeaf(node)) {
    const below = insert(child(node, hash >>> shift), shift + BITS, hash, key, value, grown);
    return withChild(node, hash >>> shift, below);
  }
  if (node.hash === hash) return chain(node, hash, key, value, grown);
  const split = withChild<V>({ a: null, b: null, c: null, d: null }, node.hash >>> shift, node);
  return insert(split, shift, hash, key, value, grown);
}

function chain<V>(
  leaf: Leaf<V> | null,
  hash: number,
  key: string,
  value: V,
  grown: { by: number },
): Leaf<V> {
  if (leaf === null || key < leaf.key) return { hash, key, value, more: leaf };
  if (key > leaf.key) return { ...leaf, more: chain(leaf.more, hash, key, value, grown) };
  grown.by = 0;
  return { ...leaf, value };
}

function collect<V>(node: TrieNode<V> | null, into: (readonly [string, V])[]): void {
  if (node === null) return;
  if (isLeaf(node)) {
    for (let leaf: Leaf<V> | null = node; leaf !== null; leaf = leaf.more)
      into.push([leaf.key, leaf.value]);
    return;
  }
  for (const below of [node.a, node.b, node.c, node.d]) collect(below, into);
}
