import type { Callout } from '../../scene/lesson.ts';
import { countDown } from './cluster.ts';
import { DISABLE } from './controller.ts';
import { hostsIn } from './facts.ts';
import { APPLY_FIX } from './hosts.ts';
import type { HostsState, LeapDay } from './types.ts';

/** Remarks against what is commonly believed. Each is true wherever it is shown. */
export const CALLOUTS: readonly Callout<LeapDay>[] = [
  {
    id: 'AZ-1',
    text: 'VMs that ran well lose their host here, and none of them can start elsewhere.',
    holds: (_event, before, after) => {
      const [was, is] = [hostsIn(before), hostsIn(after)];
      if (was === null || is === null || is.fixed || !is.leapDay || is.blames === 'vm')
        return false;
      const onTrial = new Set(was.trials.map(({ vm }) => vm));
      return is.down.some(
        (isDown, host) =>
          isDown &&
          was.down[host] === false &&
          (was.vms[host] ?? []).filter((vm) => !onTrial.has(vm)).length > 1,
      );
    },
  },
  {
    id: 'AZ-2',
    text: 'Healing is off. VMs that are on trial already still bring their hosts down.',
    holds: ({ action }, _before, after) => {
      const hosts = hostsIn(after);
      return isDeed(action, DISABLE) && hosts !== null && isBlaming(hosts);
    },
  },
  {
    id: 'AZ-3',
    text: 'The fix helps new VMs. A host that was blamed stays out until people return it.',
    holds: ({ action }, _before, after) => {
      const hosts = hostsIn(after);
      return isDeed(action, APPLY_FIX) && hosts !== null && countDown(hosts) > 0;
    },
  },
];

type Action = Parameters<Callout<LeapDay>['holds']>[0]['action'];

function isDeed(action: Action, deed: string): boolean {
  return (
    action.kind === 'fault' && action.fault.kind === 'perturb' && action.fault.perturbation === deed
  );
}

function isBlaming({ leapDay, fixed, blames, trials }: HostsState): boolean {
  return leapDay && !fixed && blames === 'host' && trials.length > 0;
}
