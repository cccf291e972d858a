import type { Picture } from '../../scene/presentation.ts';
import {
  ADD_NODES,
  BACK_OFF,
  COLLECT,
  FIX_RACE,
  REUSE_PEERS,
  ROLL_BACK,
  SHIFT,
} from './cluster.ts';
import { OWN_POOLS } from './control.ts';
import { clusterIn } from './facts.ts';
import { countStuck } from './nodes.ts';
import type { Ebs } from './types.ts';
import { nodesText, volumesText } from './words.ts';

/** What somebody did from outside. */
export function deedHeadline(
  deed: string,
  before: Picture<Ebs>,
  after: Picture<Ebs>,
): string | null {
  const [was, is] = [clusterIn(before), clusterIn(after)];
  if (was === null || is === null) return null;
  switch (deed) {
    case SHIFT:
      return `Traffic is shifted: ${nodesText(is.cut.length)} cut off, ${volumesText(countStuck(is))} stuck.`;
    case ROLL_BACK:
      return was.cut.length === 0
        ? 'There is no shift to roll back: every node can be reached.'
        : `The shift is rolled back. ${volumesText(countStuck(is))} still without a mirror.`;
    case ADD_NODES:
      return is.used.length > was.used.length
        ? `${nodesText(is.used.length - was.used.length)} join the cluster, and all are empty.`
        : 'No more new nodes can be had.';
    case REUSE_PEERS:
      return 'From now on a volume goes back to its old mirror if it can.';
    case BACK_OFF:
      return 'From now on a volume waits longer after each search in vain.';
    case FIX_RACE:
      return 'The race is fixed: a node survives it when requests are closed.';
    case COLLECT: {
      const slots = was.old.reduce((sum, count) => sum + count, 0);
      return `Old replicas are collected: ${slots === 1 ? '1 slot' : `${slots} slots`} are free again.`;
    }
    case OWN_POOLS:
      return 'Each zone gets threads of its own; no zone waits for another.';
    default:
      return null;
  }
}
