import type { Picture } from '../../scene/presentation.ts';
import { countDown, countRunning, MINUTE_MS } from './cluster.ts';
import type { ControllerState, HostsState, LeapDay } from './types.ts';

/** What can be read off a picture: charts, words and questions are made from this and from nothing else. */

export type Here = Pick<Picture<LeapDay>, 'processes'>;

export function hostsIn({ processes }: Here): HostsState | null {
  for (const { state } of processes) if (state?.role === 'hosts') return state;
  return null;
}

export function controllerIn({ processes }: Here): ControllerState | null {
  for (const { state } of processes) if (state?.role === 'controller') return state;
  return null;
}

/** Hosts in service. */
export function workingIn(here: Here): number {
  const hosts = hostsIn(here);
  return hosts === null ? 0 : hosts.down.length - countDown(hosts);
}

export function investigatedIn(here: Here): number {
  const hosts = hostsIn(here);
  return hosts === null ? 0 : countDown(hosts);
}

export function runningIn(here: Here): number {
  const hosts = hostsIn(here);
  return hosts === null ? 0 : countRunning(hosts);
}

/** So many of a hundred, rounded to the nearest; halves up. */
export function percent(count: number, all: number): number {
  return all === 0 ? 0 : Math.floor((200 * count + all) / (2 * all));
}

/** Whole minutes since midnight. */
export function minuteOf({ time }: Pick<Picture<LeapDay>, 'time'>): number {
  return Math.floor(time / MINUTE_MS);
}

/** Is something on its way to condemn a host: a VM on trial, or one that is about to be? */
export function isSpreading({ processes, inFlight }: Picture<LeapDay>): boolean {
  const hosts = hostsIn({ processes });
  return (
    hosts !== null &&
    hosts.blames === 'host' &&
    hosts.leapDay &&
    !hosts.fixed &&
    (hosts.trials.length > 0 || inFlight.some(({ message }) => message.kind !== 'REPAIRED'))
  );
}
