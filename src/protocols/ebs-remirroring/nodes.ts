import type { ClusterState, EbsOptions } from './types.ts';

export const CLUSTER = 'EBS';
export const CONTROL = 'CP';
export const SECOND_MS = 1000;

/** Node 0 is `N1`. */
export function nameOf(node: number): string {
  return `N${node + 1}`;
}

/** Free slots on all nodes that have not crashed; those that are cut off count, for nobody knows better. */
export function freeSlots(
  { used, dead }: Pick<ClusterState, 'used' | 'dead'>,
  { slots }: Pick<EbsOptions, 'slots'>,
): number {
  return used.reduce((sum, taken, node) => sum + (dead[node] === true ? 0 : slots - taken), 0);
}

/** Volumes that answer nobody. */
export function countStuck({ open, lost }: ClusterState): number {
  return open.length + lost.length;
}

export function countSearching({ open }: ClusterState): number {
  return open.filter(({ phase }) => phase === 'search').length;
}

export function countDead({ dead }: ClusterState): number {
  return dead.filter(Boolean).length;
}
