import type { HostsState } from './types.ts';

export const CONTROLLER = 'FC';
export const HOSTS = 'HA';
export const MINUTE_MS = 60_000;

/** Host 0 is `H1`. */
export function nameOf(host: number): string {
  return `H${host + 1}`;
}

export function countDown({ down }: HostsState): number {
  return down.filter(Boolean).length;
}

/** VMs that run: on a host in service, not on trial, and connected. */
export function countRunning({ vms, trials, connected }: HostsState): number {
  if (!connected) return 0;
  return vms.reduce((sum, own) => sum + own.length, 0) - trials.length;
}
