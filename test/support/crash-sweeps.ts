import { expect } from 'vitest';
import type { Run } from '../../src/engine/run.ts';
import {
  balances,
  decisionOf,
  logOf,
  participants,
  violated,
  type CrashPoint,
} from './two-phase.ts';

/** By then whatever was to happen without the crashed has happened. */
export const RESTART_MS = 3000;

export function hasCommitRecord(run: Run): boolean {
  return logOf(run, 'TC').some((record) => record.kind === 'COMMIT');
}

export function label(point: CrashPoint): string {
  return `${point.event} k=${point.k ?? 'end'}`;
}

/** After everybody is back, everybody has decided, all alike, and no money is lost or made. */
export function expectAllDecided(run: Run, expected: string, context: string): void {
  expect([context, violated(run)]).toEqual([context, []]);
  expect([context, run.end?.outcome]).toEqual([context, 'settled']);
  const total = 100 * participants(run).length;
  expect([context, balances(run)]).toEqual([context, total]);
  for (const id of participants(run)) {
    const decision = decisionOf(run, id);
    // A participant that never heard of the transaction has nothing to decide: it will abort when asked.
    expect([context, id, decision ?? 'aborted']).toEqual([context, id, expected]);
  }
}
