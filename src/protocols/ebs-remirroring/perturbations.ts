import type { Perturbation } from '../../engine/protocol.ts';
import type { Control } from '../../scene/outage.ts';
import { controlsOf, perturbationsOf, type Deed } from '../model-parts.ts';
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
import { CLUSTER, CONTROL } from './nodes.ts';

/** Everything that can be done, in the order of the buttons. */
const DEEDS: readonly Deed[] = [
  [
    SHIFT,
    CLUSTER,
    'trigger',
    'Shift traffic wrongly',
    'Shift traffic to the network that cannot carry it',
  ],
  [ROLL_BACK, CLUSTER, 'end', 'Roll back the shift', 'Shift the traffic back'],
  [ADD_NODES, CLUSTER, 'remedy', 'Add new nodes', 'Bring new nodes into the cluster'],
  [
    REUSE_PEERS,
    CLUSTER,
    'remedy',
    'Try old peers first',
    'Go back to the old mirror where it can be reached',
  ],
  [
    COLLECT,
    CLUSTER,
    'remedy',
    'Collect old replicas',
    'Free the slots of replicas that were replaced',
  ],
  [
    BACK_OFF,
    CLUSTER,
    'remedy',
    'Search less often',
    'Wait twice as long after each search in vain',
  ],
  [FIX_RACE, CLUSTER, 'remedy', 'Fix the race', 'Make it safe to close many requests at once'],
  [OWN_POOLS, CONTROL, 'remedy', 'Threads for each zone', 'Give each zone threads of its own'],
];

export const PERTURBATIONS: readonly Perturbation[] = perturbationsOf(DEEDS, (process) =>
  process === CLUSTER ? 'cluster' : 'control',
);

export const CONTROLS: readonly Control[] = controlsOf(DEEDS);
