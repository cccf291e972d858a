import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant } from '../../engine/protocol.ts';
import { hostsIn, controllerIn } from './facts.ts';
import { countDown } from './cluster.ts';
import type { LeapDay } from './types.ts';

/** Nothing here is a promise that is kept or broken: what may come about, so that no scenario is empty. */
export const INVARIANTS: readonly Invariant<LeapDay>[] = [
  sometimes('AZ-FALLS', 'Every host is under investigation', (configuration) => {
    const hosts = hostsIn(configuration);
    return hosts !== null && countDown(hosts) === hosts.down.length;
  }),
  sometimes('AZ-RETURNS', 'Hosts come back into service', (configuration) => {
    return (controllerIn(configuration)?.repairs ?? 0) > 0;
  }),
];

function sometimes(
  rule: string,
  title: string,
  has: (configuration: Configuration<LeapDay>) => boolean,
): Invariant<LeapDay> {
  return {
    rule,
    title,
    expectation: 'sometimes',
    check: (configuration) => (has(configuration) ? { message: `${title}.`, processes: [] } : null),
  };
}
