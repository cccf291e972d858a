import type { Perturbation } from '../../engine/protocol.ts';
import type { Control } from '../../scene/outage.ts';
import { controlsOf, perturbationsOf, type Deed } from '../model-parts.ts';
import { CONTROLLER, HOSTS } from './cluster.ts';
import { BRAKE_10, BRAKE_20, DISABLE, ENABLE, START_ROLLOUT, STOP_ROLLOUT } from './controller.ts';
import { APPLY_FIX, BLAME_VM, HARDWARE_FAULT, LEAP_DAY, REPAIR_HOSTS, WRONG_FIX } from './hosts.ts';

/** Everything that can be done to the cluster, in the order of the buttons. */
const DEEDS: readonly Deed[] = [
  [
    LEAP_DAY,
    HOSTS,
    'trigger',
    'Make it 29 February',
    'Set the calendar of all hosts to 29 February',
  ],
  [HARDWARE_FAULT, HOSTS, 'trigger', 'Break one host', 'One host breaks, in earnest'],
  [START_ROLLOUT, CONTROLLER, 'trigger', 'Start the rollout', 'Update one host after the other'],
  [APPLY_FIX, HOSTS, 'end', 'Apply the fix', 'Give new VMs a calendar that knows leap years'],
  [STOP_ROLLOUT, CONTROLLER, 'remedy', 'Stop the rollout', 'Update no more hosts'],
  [DISABLE, CONTROLLER, 'remedy', 'Disable management', 'Create, heal and update nothing'],
  [ENABLE, CONTROLLER, 'remedy', 'Enable management', 'Create, heal and update again'],
  [BRAKE_10, CONTROLLER, 'remedy', 'Brake at 10 %', 'Stop healing when 10 % of the hosts are gone'],
  [BRAKE_20, CONTROLLER, 'remedy', 'Brake at 20 %', 'Stop healing when 20 % of the hosts are gone'],
  [BLAME_VM, HOSTS, 'remedy', 'Blame the VM', 'Where a VM does not start, suspect the VM'],
  [REPAIR_HOSTS, HOSTS, 'remedy', 'Return the hosts', 'People look at all hosts and return them'],
  [
    WRONG_FIX,
    HOSTS,
    'remedy',
    'Push a wrong fix',
    'The fix comes with a networking part that does not fit',
  ],
];

export const PERTURBATIONS: readonly Perturbation[] = perturbationsOf(DEEDS, (process) =>
  process === HOSTS ? 'hosts' : 'controller',
);

export const CONTROLS: readonly Control[] = controlsOf(DEEDS);
