import { byCodeUnit, canonical } from '../../base/canonical.ts';
import type { OperationId } from '../../engine/configuration.ts';
import { carryOut } from './store.ts';
import type { Operation, Result } from './types.ts';

/**
 * Is there an order of the operations in which one copy would have answered so? Kept for one key as the set of all
 * states that a single copy may be in, each with the operations that have taken effect there and not returned yet
 * (just-in-time linearization, Lowe 2017; every key is judged by itself: Herlihy & Wing 1990, section 3.2).
 */
export interface KeyStory {
  /** Called and not returned. */
  readonly open: Readonly<Record<OperationId, Operation>>;
  readonly possible: readonly Possible[];
  /** False: too much is open to say anything any more. */
  readonly isJudged: boolean;
}

interface Possible {
  readonly value: string | null;
  /** Open operations that have taken effect, with what they will return. */
  readonly done: Readonly<Record<OperationId, Result>>;
}

const MOST_OPEN = 6;
const MOST_POSSIBLE = 300;

export const NEW_KEY: KeyStory = {
  open: {},
  possible: [{ value: null, done: {} }],
  isJudged: true,
};

export function called(story: KeyStory, id: OperationId, operation: Operation): KeyStory {
  const open = { ...story.open, [id]: operation };
  return { ...story, open, isJudged: story.isJudged && Object.keys(open).length <= MOST_OPEN };
}

/** `expected` is empty while some order explains every answer; else what this one could have been. */
export function returned(
  story: KeyStory,
  id: OperationId,
  result: Result,
): { readonly story: KeyStory; readonly expected: readonly Result[] } {
  const open = without(story.open, id);
  if (!story.isJudged || story.open[id] === undefined)
    return { story: { ...story, open }, expected: [] };
  const reached = new Map<string, Possible>();
  for (const one of story.possible) reach(one, story.open, id, reached);
  const text = canonical(result);
  const left = new Map<string, Possible>();
  const expected = new Map<string, Result>();
  for (const { value, done } of reached.values()) {
    const own = done[id];
    if (own === undefined) continue;
    expected.set(canonical(own), own);
    const rest = { value, done: without(done, id) };
    if (canonical(own) === text) left.set(canonical(rest), rest);
  }
  if (left.size === 0)
    return { story: { ...story, open, isJudged: false }, expected: inOrder(expected) };
  const possible = [...left.values()];
  return { story: { open, possible, isJudged: left.size <= MOST_POSSIBLE }, expected: [] };
}

/** It will never return, and it changes nothing: whether it took effect makes no difference. */
export function forgotten(story: KeyStory, id: OperationId): KeyStory {
  if (story.open[id]?.kind !== 'get') return story;
  const possible = new Map<string, Possible>();
  for (const { value, done } of story.possible) {
    const rest = { value, done: without(done, id) };
    possible.set(canonical(rest), rest);
  }
  return { ...story, open: without(story.open, id), possible: [...possible.values()] };
}

/** Every state in which `id` has just taken effect, whatever else took effect before it. */
function reach(
  from: Possible,
  open: Readonly<Record<OperationId, Operation>>,
  id: OperationId,
  into: Map<string, Possible>,
): void {
  const name = canonical(from);
  if (into.has(name)) return;
  into.set(name, from);
  if (from.done[id] !== undefined) return;
  for (const [other, operation] of Object.entries(open)) {
    if (from.done[other] !== undefined) continue;
    const { value, result } = carryOut(operation, from.value);
    reach({ value, done: { ...from.done, [other]: result } }, open, id, into);
  }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function inOrder(results: ReadonlyMap<string, Result>): readonly Result[] {
  return [...results].sort(([a], [b]) => byCodeUnit(a, b)).map(([, result]) => result);
}
