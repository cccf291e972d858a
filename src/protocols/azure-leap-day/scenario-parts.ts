import type { Intervention, Scenario } from '../../engine/spec.ts';
import { BEYOND_REPLICATION } from '../model-parts.ts';
import { CONTROLLER, HOSTS, MINUTE_MS } from './cluster.ts';
import { LEAP_DAY } from './hosts.ts';

/** Midnight: right after the hosts have started. */
export const MIDNIGHT: Intervention = {
  at: { after: `start ${HOSTS}`, timeMs: 0 },
  action: { kind: 'perturb', process: HOSTS, perturbation: LEAP_DAY },
};

/** Somebody does something to the hosts, so many minutes after midnight. */
export function toHosts(minute: number, perturbation: string): Intervention {
  return deed(minute, HOSTS, perturbation);
}

/** And to the fabric controller. */
export function toController(minute: number, perturbation: string): Intervention {
  return deed(minute, CONTROLLER, perturbation);
}

function deed(minute: number, process: string, perturbation: string): Intervention {
  const at = { after: null, timeMs: minute * MINUTE_MS };
  return { at, action: { kind: 'perturb', process, perturbation } };
}

/** The tick of the host agents at that minute, as an event. */
export function tickAt(minute: number): string {
  return `fire ${HOSTS} tick#${minute / 5}`;
}

const WITHOUT_BLAME = 'AZ-VM';

type Story = Pick<Scenario, 'id' | 'title' | 'summary'> & Partial<Scenario>;

/** A cluster in the middle of a rollout that blames hosts; five minutes take a second. */
export function scenario({ options, ...rest }: Story): Scenario {
  return {
    group: BEYOND_REPLICATION,
    off: [WITHOUT_BLAME],
    seed: 19,
    interventions: [MIDNIGHT],
    nominalHopMs: 6 * MINUTE_MS,
    horizonMs: 1440 * MINUTE_MS,
    decisive: tickAt(150),
    claims: { outcome: 'stuck', violates: [] },
    ...rest,
    // A message about a host takes the better part of a minute.
    options: { latencyMinMs: 20_000, latencyMaxMs: 60_000, ...options },
  };
}
