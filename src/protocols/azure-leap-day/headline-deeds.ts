import type { Picture } from '../../scene/presentation.ts';
import { countDown } from './cluster.ts';
import { BRAKE_10, BRAKE_20, DISABLE, ENABLE, START_ROLLOUT, STOP_ROLLOUT } from './controller.ts';
import { controllerIn, hostsIn } from './facts.ts';
import { APPLY_FIX, BLAME_VM, HARDWARE_FAULT, LEAP_DAY, REPAIR_HOSTS, WRONG_FIX } from './hosts.ts';
import type { LeapDay } from './types.ts';
import { hostsText, vmsText } from './words.ts';

/** What somebody did to the cluster from outside. */
export function deedHeadline(
  deed: string,
  before: Picture<LeapDay>,
  after: Picture<LeapDay>,
): string | null {
  const was = hostsIn(before);
  const fallen = (hosts: typeof was): number => (hosts === null ? 0 : countDown(hosts));
  switch (deed) {
    case LEAP_DAY:
      return 'It is 29 February. A certificate for one year would end on no day.';
    case HARDWARE_FAULT:
      return fallen(hostsIn(after)) > fallen(was)
        ? 'One host breaks, in earnest. Its VMs have to go somewhere.'
        : 'There is no host left that could break.';
    case APPLY_FIX:
      return 'The fix is applied: new VMs can start from now on.';
    case WRONG_FIX:
      return 'The fix comes with a networking part that does not fit: nobody is connected.';
    case BLAME_VM:
      return 'From now on the VM is blamed where it does not start.';
    case REPAIR_HOSTS:
      return fallen(was) === 0
        ? 'People find every host in service.'
        : `People have looked at ${hostsText(fallen(was))} and return them to service.`;
    case DISABLE:
      return 'Service management is off: nothing is created, healed or updated.';
    case ENABLE: {
      const waiting = controllerIn(before)?.homeless.length ?? 0;
      return `Service management is on again; ${vmsText(waiting)} had to wait.`;
    }
    case STOP_ROLLOUT:
      return 'The rollout is stopped: no host is restarted for it.';
    case START_ROLLOUT:
      return 'The rollout may go on, host by host.';
    case BRAKE_10:
    case BRAKE_20:
      return controllerIn(after)?.braked === true
        ? 'A brake is set, and it holds at once: healing stops.'
        : `A brake is set: healing will stop at ${deed === BRAKE_10 ? 10 : 20} % of the hosts.`;
    default:
      return null;
  }
}
