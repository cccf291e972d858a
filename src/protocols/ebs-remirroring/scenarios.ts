import type { Scenario } from '../../engine/spec.ts';
import { ADD_NODES, COLLECT } from './cluster.ts';
import {
  MISSING,
  RACE,
  scenario,
  SHIFTED,
  THE_REMEDY,
  toCluster,
  without,
} from './scenario-parts.ts';

const SETTLED = { outcome: 'settled', violates: [] } as const;

/** The outage as it was, what stopped it, and what would have kept it small. */
export const SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'as-it-was',
    title: 'Amazon EBS: the network is whole again after two minutes. And the volumes?',
    summary:
      'Three in ten nodes are cut off for two minutes. Then every volume that missed its mirror looks for a new one.',
  }),
  scenario({
    id: 'ten-percent',
    title: 'Amazon EBS: the same with a tenth of the nodes',
    summary:
      'Fewer volumes look for space, and there is enough of it: re-mirroring as it was meant.',
    options: { isolatePercent: 10 },
    claims: SETTLED,
  }),
  scenario({
    id: 'fifteen-percent',
    title: 'Amazon EBS: and with fifteen in a hundred?',
    summary:
      'Half as many nodes again as were no trouble. How far is it from enough to too little?',
    options: { isolatePercent: 15 },
    beside: 'ten-percent',
  }),
  scenario({
    id: 'the-race',
    title: 'Amazon EBS: searches crash nodes, crashes make searches',
    summary:
      'A node that closes many requests at once may crash. Its volumes lose a replica, and look for space as well.',
    off: [...MISSING, RACE],
    options: { untilS: 1500 },
    nominalHopMs: 27_000,
  }),
  scenario({
    id: 'searching-less-often',
    title: 'Amazon EBS: the same race, but whoever finds nothing waits longer',
    summary:
      'After each search in vain a volume waits twice as long as before. Does that make room?',
    off: [...without('EBS-BACKOFF'), RACE],
    options: { untilS: 1500 },
    nominalHopMs: 27_000,
    beside: 'the-race',
  }),
  scenario({
    id: 'new-nodes',
    title: 'Amazon EBS: new nodes after 25 minutes',
    summary:
      'Twenty empty nodes join the cluster while a quarter of the volumes still looks for room.',
    interventions: [...SHIFTED, toCluster(1500, ADD_NODES)],
    options: { untilS: 2400, stepS: 10 },
    nominalHopMs: 45_000,
    decisive: THE_REMEDY,
    claims: SETTLED,
  }),
  scenario({
    id: 'old-replicas-collected',
    title: 'Amazon EBS: somebody collects the old replicas',
    summary:
      'Every volume that found a new mirror left an old one behind, and that still has its slot.',
    interventions: [...SHIFTED, toCluster(600, COLLECT)],
    decisive: THE_REMEDY,
    claims: SETTLED,
  }),
  scenario({
    id: 'the-old-peer-first',
    title: 'Amazon EBS: go back to the old mirror first',
    summary:
      'The mirrors were never gone, only out of sight. Nobody needs new space for two minutes.',
    off: without('EBS-PEER'),
    beside: 'as-it-was',
    claims: SETTLED,
  }),
  scenario({
    id: 'threads-for-each-zone',
    title: 'Amazon EBS: every zone has its own threads',
    summary:
      'The volumes are as stuck as before. But calls for the other zones no longer wait for this one.',
    off: without('EBS-POOLS'),
  }),
];
