import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, Violation, Waiting } from '../../engine/protocol.ts';
import { countOf, goodputPercent, isSelfFed, poolIn } from './measures.ts';
import { BALANCER, POOL } from './operator.ts';
import { LASTS_S } from './pool.ts';
import type { Routing } from './types.ts';

type Everything = Configuration<Routing>;

export const INVARIANTS: readonly Invariant<Routing>[] = [
  {
    rule: 'ROUTER-COUNT',
    title: 'Requests = served + too late + lost + waiting',
    expectation: 'always',
    check: missing,
  },
  {
    rule: 'ROUTER-STAYS',
    title: `Hardly a request is served ${LASTS_S} s after the upgrade was over`,
    expectation: 'sometimes',
    check: (configuration) => {
      const pool = poolIn(configuration);
      if (pool === null || pool.onlineAt === null || pool.tick - pool.onlineAt < LASTS_S)
        return null;
      return isSelfFed(configuration)
        ? { message: 'The outage outlives its trigger.', processes: [BALANCER, POOL] }
        : null;
    },
  },
];

function missing(configuration: Everything): Violation | null {
  const pool = poolIn(configuration);
  if (pool === null) return null;
  const { offered, served, late, lost } = pool.total;
  const waiting = pool.routers.reduce((sum, { backlog }) => sum + backlog, 0);
  const known = served + late + lost + waiting;
  if (known === offered) return null;
  return { message: `${offered} requests came, ${known} are known of.`, processes: [POOL] };
}

/** Users who are not served, and will not be while things go on by themselves. */
export function waitingFor(configuration: Everything): readonly Waiting[] {
  const pool = poolIn(configuration);
  const isDown = pool !== null && pool.troubleSince !== null && goodputPercent(pool) < 50;
  if (!isDown) return [];
  const rule = countOf(pool, 'away') > 0 ? 'ROUTER-OFFLINE' : 'ROUTER-REFUSE';
  return [{ process: BALANCER, subject: 'routers that stay', waitsFor: [POOL], rule }];
}

/** What has come of a run, in a word or two. */
export function resultOf(configuration: Everything): string {
  return waitingFor(configuration).length === 0 ? 'requests served' : 'hardly any served';
}
