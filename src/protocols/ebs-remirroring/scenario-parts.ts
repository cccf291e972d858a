import type { Intervention, Scenario } from '../../engine/spec.ts';
import { BEYOND_REPLICATION } from '../model-parts.ts';
import { ROLL_BACK, SHIFT } from './cluster.ts';
import { CLUSTER, SECOND_MS } from './nodes.ts';

/** Somebody does something to the cluster, so many seconds after the beginning: right after the tick of that second. */
export function toCluster(second: number, perturbation: string): Intervention {
  const at = { after: null, timeMs: second * SECOND_MS + 1 };
  return { at, action: { kind: 'perturb', process: CLUSTER, perturbation } };
}

/** Traffic on the wrong network for two minutes. */
export const SHIFTED: readonly Intervention[] = [toCluster(60, SHIFT), toCluster(180, ROLL_BACK)];

export const THE_SHIFT = `fault perturb ${CLUSTER}#1`;
export const THE_ROLL_BACK = `fault perturb ${CLUSTER}#2`;
export const THE_REMEDY = `fault perturb ${CLUSTER}#3`;

/** What was missing on that day. */
export const MISSING = ['EBS-BACKOFF', 'EBS-PEER', 'EBS-POOLS'] as const;
export const RACE = 'EBS-CLOSE';

type Story = Pick<Scenario, 'id' | 'title' | 'summary'> & Partial<Scenario>;

/** A cluster with little room; a quarter of a minute takes a second. */
export function scenario({ options, ...rest }: Story): Scenario {
  return {
    group: BEYOND_REPLICATION,
    off: MISSING,
    seed: 7,
    interventions: SHIFTED,
    nominalHopMs: 18 * SECOND_MS,
    horizonMs: 14_400 * SECOND_MS,
    decisive: THE_ROLL_BACK,
    claims: { outcome: 'stuck', violates: [] },
    ...rest,
    options: { latencyMinMs: 500, latencyMaxMs: 1500, ...options },
  };
}

export function without(...rules: readonly string[]): readonly string[] {
  return MISSING.filter((rule) => !rules.includes(rule));
}
