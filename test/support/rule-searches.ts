import type { Bounds } from '../../src/checker/explore/index.ts';

/** A counter of missed pings would keep the space from closing: a timeout for each server will do. */
export const TIMEOUTS = { detector: 'a timeout of its own' };

type Room = readonly [
  rule: string,
  scenario: string,
  /** The event after which the search begins; absent: right before anybody does anything. */
  from: string | undefined,
  bounds: Partial<Bounds>,
];

/**
 * Where in the run of the rule's own scenario its search begins, and bounds as tight as its counterexample allows; those
 * that are found first come first.
 */
export const ROOMS: readonly Room[] = [
  // In one and the same check: with a timeout for each server the view server moves on after the first of them.
  ['PB-R4', 'the-perfect-split-brain', undefined, {}],
  ['PB-R3', 'answered-by-whoever-is-asked', 'fault cut VS', {}],
  ['PB-A4', 'done-twice-on-two-servers', 'fault crash S1', { crashes: 0, timeouts: 1 }],
  ['PB-R2', 'accepted-from-a-deposed-primary', 'fault cut', {}],
  ['PB-R1G', 'a-read-without-the-backup', 'fault cut', {}],
  ['PB-A1V', 'back-as-a-backup', 'fault heal', { crashes: 0, views: 2 }],
  ['PB-A1', 'promoted-and-rebooted', 'fault crash S1', { crashes: 1, views: 1 }],
  ['PB-R5', 'a-backup-without-a-copy', 'invoke C1 r2', { crashes: 0, views: 1 }],
  ['PB-R1', 'answered-before-the-backup-had-it', 'deliver S1>C1 REPLY', { crashes: 0 }],
  ['PB-INC', 'a-copy-for-an-earlier-life', 'fault deliverNow', { crashes: 0, views: 2 }],
  ['PB-R5A', 'the-copy-comes-twice', 'disk VS ACKED 2', { crashes: 0 }],
  ['PB-A6', 'applied-as-they-come', 'invoke C1 r2', { crashes: 0, views: 1 }],
];

/** As changes for a search. */
export function roomOf(from: string | undefined, bounds: Partial<Bounds>) {
  const tight = { messages: 2, timeouts: 0, ...bounds };
  return from === undefined ? { bounds: tight } : { bounds: tight, from, options: TIMEOUTS };
}
