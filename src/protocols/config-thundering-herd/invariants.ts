import type { Configuration } from '../../engine/configuration.ts';
import type { Invariant, PropertyContext, Violation, Waiting } from '../../engine/protocol.ts';
import { databaseIn, isSelfFed, perSecond, webIn } from './measures.ts';
import { DATABASE, WEB } from './operator.ts';
import { TICKS_PER_S } from './options.ts';
import type { Herd } from './types.ts';
import { LASTS_S } from './web.ts';

type Everything = Configuration<Herd>;
type Here = PropertyContext<Herd>;

export const INVARIANTS: readonly Invariant<Herd>[] = [
  {
    rule: 'HERD-COUNT',
    title: 'Queries that were sent = answered + timed out + under way',
    expectation: 'always',
    check: missing,
  },
  {
    rule: 'HERD-STAYS',
    title: `The database is overloaded ${LASTS_S} s after the value was repaired`,
    expectation: 'sometimes',
    check: (configuration, { options }) => {
      const web = webIn(configuration);
      const since = web === null || web.goodAt === null ? 0 : web.tick - web.goodAt;
      if (since < LASTS_S * TICKS_PER_S || !isSelfFed(configuration, options)) return null;
      return { message: 'The load outlives its trigger.', processes: [WEB, DATABASE] };
    },
  },
];

function missing(configuration: Everything): Violation | null {
  const web = webIn(configuration);
  if (web === null) return null;
  const open = web.outstanding.reduce(
    (sum, batch) => batch.open.reduce((inner, count) => inner + count, sum),
    0,
  );
  const known = web.answered + web.timedOut + open;
  if (known === web.asked) return null;
  return { message: `${web.asked} queries were sent, ${known} are known of.`, processes: [WEB] };
}

/** Users who get no valid value, and will get none while things go on by themselves. */
export function waitingFor(configuration: Everything, { options }: Here): readonly Waiting[] {
  const web = webIn(configuration);
  const isBad = databaseIn(configuration)?.value === 'bad';
  const isStarved = perSecond(web, 'queries') > 0 && perSecond(web, 'good') === 0;
  if (!isBad && !isStarved && !isSelfFed(configuration, options)) return [];
  const rule = isBad ? 'HERD-FETCH' : 'HERD-TIMEOUT';
  return [{ process: WEB, subject: 'the configuration', waitsFor: [DATABASE], rule }];
}

/** What has come of a run, in a word or two. */
export function resultOf(configuration: Everything, context: Here): string {
  return waitingFor(configuration, context).length === 0 ? 'all served' : 'still overloaded';
}
