import type { Task } from './problem.ts';
import { ILLEGAL, type Space } from './space.ts';

/** The operations of one order, the last one first. An operation that never returned is known by its kind only. */
export interface Trail {
  readonly before: Trail | null;
  readonly slot: number | null;
  readonly kind: number;
}

/**
 * One way in which everything may stand at an instant: the state of the single copy, which of the open operations have
 * taken effect (with their answers, where these are not known yet), and how many of each kind that never returned have.
 */
export interface Configuration {
  readonly state: number;
  /** Two characters an operation: its slot, and 0 or its answer plus one. In order of slots. */
  readonly done: string;
  /** A character a kind: how many were used. */
  readonly used: string;
  readonly trail: Trail | null;
}

/** An operation that has been called and has not returned. */
export interface Open extends Pick<Task, 'kind' | 'observes'> {
  readonly slot: number;
  /** Its kind says with which answer; else every answer is possible until it returns. */
  readonly isKnown: boolean;
}

/** What may be done at an instant. */
export interface Offers {
  readonly space: Space;
  readonly open: readonly Open[];
  /** Kinds that never returned, and how many have been called. */
  readonly spare: readonly { readonly kind: number; readonly called: number }[];
}

const KNOWN = 0;

/** Every configuration that one more operation makes of this one. */
export function* successors(
  { space, open, spare }: Offers,
  from: Configuration,
): Generator<Configuration> {
  const { state, done, used, trail } = from;
  for (const { slot, kind, isKnown } of open) {
    if (answerOf(done, slot) !== null) continue;
    const step = { before: trail, slot, kind };
    if (!isKnown) {
      for (const next of space.predict(state, kind))
        yield { state: next.state, done: withDone(done, slot, next.out + 1), used, trail: step };
      continue;
    }
    const next = space.step(state, kind);
    if (next !== ILLEGAL)
      yield { state: next, done: withDone(done, slot, KNOWN), used, trail: step };
  }
  for (const [at, { kind, called }] of spare.entries()) {
    const count = usedOf(used, at);
    if (count >= called) continue;
    const next = space.step(state, kind);
    if (next === ILLEGAL || next === state) continue;
    const step = { before: trail, slot: null, kind };
    yield { state: next, done, used: withUsed(used, at, count + 1), trail: step };
  }
}

/** What only observes is done as soon as it is legal in every state that is possible: waiting could gain nothing. */
export function observed({ space, open }: Offers, from: Configuration): Configuration {
  let { done, trail } = from;
  for (const { slot, kind, isKnown, observes } of open) {
    if (!observes || !isKnown || answerOf(done, slot) !== null) continue;
    if (space.step(from.state, kind) !== from.state) continue;
    done = withDone(done, slot, KNOWN);
    trail = { before: trail, slot, kind };
  }
  return done === from.done ? from : { ...from, done, trail };
}

/** Null: it has not taken effect. Else 0 or its answer plus one. */
export function answerOf(done: string, slot: number): number | null {
  for (let at = 0; at < done.length; at += 2) {
    if (done.charCodeAt(at) === slot) return done.charCodeAt(at + 1);
  }
  return null;
}

function withDone(done: string, slot: number, answer: number): string {
  let at = 0;
  while (at < done.length && done.charCodeAt(at) < slot) at += 2;
  return done.slice(0, at) + String.fromCharCode(slot, answer) + done.slice(at);
}

export function withoutDone(done: string, slot: number): string {
  for (let at = 0; at < done.length; at += 2) {
    if (done.charCodeAt(at) === slot) return done.slice(0, at) + done.slice(at + 2);
  }
  return done;
}

export function usedOf(used: string, at: number): number {
  return at < used.length ? used.charCodeAt(at) : 0;
}

export function withUsed(used: string, at: number, count: number): string {
  return used.slice(0, at).padEnd(at, '\0') + String.fromCharCode(count) + used.slice(at + 1);
}

/** A set without what another member makes superfluous: one that used no more of anything that may be left out. */
export function createFrontier() {
  const groups = new Map<string, Configuration[]>();
  return {
    /** Out: false if it was superfluous. */
    add(one: Configuration): boolean {
      const name = `${one.state}|${one.done}`;
      const group = groups.get(name);
      if (group === undefined) {
        groups.set(name, [one]);
        return true;
      }
      if (group.some((other) => isWithin(other.used, one.used))) return false;
      const kept = group.filter((other) => !isWithin(one.used, other.used));
      kept.push(one);
      groups.set(name, kept);
      return true;
    },
    all: (): readonly Configuration[] => [...groups.values()].flat(),
  };
}

function isWithin(used: string, other: string): boolean {
  for (let at = 0; at < used.length; at++) {
    if (used.charCodeAt(at) > usedOf(other, at)) return false;
  }
  return true;
}
