import type { Context } from '../../engine/protocol.ts';
import { drawMany } from './draws.ts';
import { REQUEST_SHARES, ticksOf } from './options.ts';
import type { Count, Herd, KeyState, Traffic, WebState } from './types.ts';

/** What happens to a key in the middle of a tick. */
interface Change {
  readonly key: number;
  readonly becomes: KeyState | 'error';
}

/** The changes of a tick in the order in which they are noticed, and before which request each is. */
interface Notices {
  readonly changes: readonly Change[];
  readonly slots: readonly number[];
}

interface Played {
  readonly keys: readonly KeyState[];
  readonly count: Count;
  /** Queries by key. */
  readonly counts: readonly number[];
  readonly owed: number;
}

/** Thousandths of all users that are let in. */
export function permilleAt({ from, to, since, over }: Traffic, tick: number): number {
  const gone = Math.min(over, Math.max(0, tick - since));
  return over === 0 ? to : from + Math.floor(((to - from) * gone) / over);
}

/**
 * The requests of one tick, one after the other, each for a key drawn at random; answers and errors that are due fall
 * between them at places drawn at random. Rule A asks the database, rule B deletes on an error.
 */
export function playTick(context: Context<Herd>, state: WebState): Played {
  const { options } = context;
  const { tick, traffic } = state;
  const shares = state.owed + options.requestsPerS * permilleAt(traffic, tick);
  const requests = Math.floor(shares / REQUEST_SHARES);
  const owed = shares % REQUEST_SHARES;
  const { changes, slots } = noticesOf(context, state, requests);
  const keys = state.keys.slice();
  const counts = keys.map(() => 0);
  const tally = { requests, hits: 0, queries: 0, answers: 0, good: 0, errors: 0 };
  const isOpen = openKeys(state, ticksOf(options.timeoutMs));

  const apply = ({ key, becomes }: Change): void => {
    if (becomes !== 'error') {
      tally.answers += 1;
      if (becomes === 'ok') tally.good += 1;
      keys[key] = becomes;
      return;
    }
    tally.errors += 1;
    if (!state.keeps) keys[key] = 'miss';
  };

  // Nothing can be missed: which keys are asked for makes no difference.
  if (changes.length === 0 && keys.every((key) => key === 'ok')) {
    return { keys: state.keys, count: { ...tally, hits: requests }, counts, owed };
  }
  let next = 0;
  for (const [at, key] of drawMany(context, `request ${tick}`, requests, keys.length).entries()) {
    for (; (slots[next] ?? requests) <= at; next++) apply(changes[next] as Change);
    if (keys[key] === 'ok') tally.hits += 1;
    else if (!state.merges || (isOpen[key] !== true && counts[key] === 0)) {
      counts[key] = (counts[key] ?? 0) + 1;
      tally.queries += 1;
    }
  }
  for (; next < changes.length; next++) apply(changes[next] as Change);
  return { keys, count: tally, counts, owed };
}

/** Answers that came since the last tick, and queries whose time is up, each at a place drawn among the requests. */
function noticesOf(
  context: Context<Herd>,
  { tick, arrived, outstanding }: WebState,
  requests: number,
): Notices {
  const due = tick - ticksOf(context.options.timeoutMs);
  const late = outstanding.find((batch) => batch.tick === due)?.open ?? [];
  const found: Change[] = arrived.map(({ key, value }) => ({
    key,
    becomes: value === 'good' ? 'ok' : 'bad',
  }));
  late.forEach((count, key) => {
    const error: Change = { key, becomes: 'error' };
    for (let n = 0; n < count; n++) found.push(error);
  });
  const slots = drawMany(context, `notice ${tick}`, found.length, Math.max(1, requests));
  // One number for a slot and whose it is: those sort fast, and what is at one slot keeps its order.
  const places = new Float64Array(found.length);
  for (let at = 0; at < found.length; at++) places[at] = (slots[at] ?? 0) * found.length + at;
  places.sort();
  const inOrder: Change[] = [];
  const before: number[] = [];
  for (const place of places) {
    const at = place % found.length;
    inOrder.push(found[at] as Change);
    before.push(slots[at] ?? 0);
  }
  return { changes: inOrder, slots: before };
}

/** Keys with a query under way that does not time out now. */
function openKeys({ outstanding, tick, keys }: WebState, timeout: number): readonly boolean[] {
  return keys.map((_, key) =>
    outstanding.some((batch) => batch.tick > tick - timeout && (batch.open[key] ?? 0) > 0),
  );
}
