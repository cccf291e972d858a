import type { Picture } from '../../scene/presentation.ts';
import { countDead, countSearching, countStuck } from './nodes.ts';
import type { ClusterState, ControlState, Ebs, EbsOptions } from './types.ts';

/** What can be read off a picture: charts, words and questions are made from this and from nothing else. */

export type Here = Pick<Picture<Ebs>, 'processes'>;

export function clusterIn({ processes }: Here): ClusterState | null {
  for (const { state } of processes) if (state?.role === 'cluster') return state;
  return null;
}

export function controlIn({ processes }: Here): ControlState | null {
  for (const { state } of processes) if (state?.role === 'control') return state;
  return null;
}

export function stuckIn(here: Here): number {
  const cluster = clusterIn(here);
  return cluster === null ? 0 : countStuck(cluster);
}

export function searchingIn(here: Here): number {
  const cluster = clusterIn(here);
  return cluster === null ? 0 : countSearching(cluster);
}

export function deadIn(here: Here): number {
  const cluster = clusterIn(here);
  return cluster === null ? 0 : countDead(cluster);
}

/** Of the calls for other zones, how many of a hundred found no thread. */
export function turnedAwayIn(here: Here): number {
  const control = controlIn(here);
  return control === null ? 0 : percent(control.turnedAway, control.others);
}

/** So many of a hundred, rounded to the nearest; halves up. */
export function percent(count: number, all: number): number {
  return all === 0 ? 0 : Math.floor((200 * count + all) / (2 * all));
}

/** How many volumes would look for a new mirror if that share of the nodes were cut off: about so many, rounded up. */
export function expectedNeed({ isolatePercent }: EbsOptions, { used, primary }: ClusterState) {
  const nodes = used.length;
  const left = nodes - Math.floor((2 * nodes * isolatePercent + 100) / 200);
  const untouched = Math.floor((primary.length * left * (left - 1)) / (nodes * (nodes - 1)));
  return primary.length - untouched;
}
