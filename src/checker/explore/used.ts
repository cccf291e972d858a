import type { Process } from '../../engine/configuration.ts';
import type { Bounds } from './bounds.ts';
import type { Story } from './story.ts';

/** How much of each bound a run has used up so far, and how far the story by hand has come. */
export interface Used {
  readonly crashes: number;
  readonly losses: number;
  readonly duplicates: number;
  readonly cuts: number;
  readonly stalls: number;
  readonly operations: number;
  readonly timeouts: number;
  readonly views: number;
  /** Operations by hand that each client has begun, in the order of the story's clients. */
  readonly byHand: readonly number[];
  /** A bit for each perturbation of the story that has been done. */
  readonly perturbed: number;
}

export const NOTHING_USED: Used = {
  crashes: 0,
  losses: 0,
  duplicates: 0,
  cuts: 0,
  stalls: 0,
  operations: 0,
  timeouts: 0,
  views: 0,
  byHand: [],
  perturbed: 0,
};

export function mayCrash(
  { id, client }: Pick<Process, 'id' | 'client'>,
  { crashing }: Story,
  bounds: Bounds,
  used: Used,
): boolean {
  if (client !== null || used.crashes >= bounds.crashes) return false;
  return crashing.size === 0 || crashing.has(id);
}

export function mayStall(
  { id, client, status }: Pick<Process, 'id' | 'client' | 'status'>,
  { stalling }: Story,
  bounds: Bounds,
  used: Used,
): boolean {
  if (client !== null || status !== 'up' || used.stalls >= bounds.stalls) return false;
  return stalling.size === 0 || stalling.has(id);
}
