import type { Configuration } from '../../engine/configuration.ts';
import type { Waiting } from '../../engine/protocol.ts';
import { CONTROLLER, countDown, HOSTS } from './cluster.ts';
import { controllerIn, hostsIn } from './facts.ts';
import type { LeapDay } from './types.ts';

/** VMs that have no host, and VMs that nobody can reach. Hosts under investigation that nobody needs wait for nothing. */
export function waitingFor(configuration: Configuration<LeapDay>): readonly Waiting[] {
  const controller = controllerIn(configuration);
  const hosts = hostsIn(configuration);
  if (controller === null || hosts === null) return [];
  const found: Waiting[] = [];
  const { homeless, aside } = controller;
  if (homeless.length > 0) {
    const rule = countDown(hosts) === hosts.down.length || controller.managing ? 'HOST' : 'STOP';
    const subject = `${homeless.length} VMs`;
    const why = controller.braked ? 'BRAKE' : rule;
    found.push({ process: CONTROLLER, subject, waitsFor: [HOSTS], rule: `AZ-${why}` });
  }
  if (aside.length > 0) {
    const subject = `${aside.length} VMs set aside`;
    found.push({ process: CONTROLLER, subject, waitsFor: [HOSTS], rule: 'AZ-VM' });
  }
  if (!hosts.connected || hosts.trials.length > 0) {
    const subject = hosts.connected ? `${hosts.trials.length} VMs on trial` : 'the network';
    found.push({ process: HOSTS, subject, waitsFor: [CONTROLLER], rule: 'AZ-CERT' });
  }
  return found;
}
