import type { Intervention, Scenario } from '../../engine/spec.ts';
import { scenarioInSeconds, type SecondsDraft } from '../model-parts.ts';
import { OPERATOR } from './operator.ts';

/** What the operator does at a second of the run, by the id of the command. */
export function at(second: number, perturbation: string): Intervention {
  const action = { kind: 'perturb', process: OPERATOR, perturbation } as const;
  return { at: { after: null, timeMs: second * 1000 }, action };
}

/** A bad value for forty seconds. */
const TRIGGER: readonly Intervention[] = [at(20, 'push-bad'), at(60, 'push-good')];

/** The instant at which somebody tries something. */
const THEN = 90;

const AS_IT_WAS = {
  untilS: 120,
  off: ['HERD-KEEP'],
  interventions: TRIGGER,
  decisive: 'fire WEB tick#400',
};

const scenario = (draft: SecondsDraft): Scenario => scenarioInSeconds(AS_IT_WAS, draft);

function stuck(draft: SecondsDraft): Scenario {
  return scenario({ ...draft, claims: { outcome: 'stuck', violates: [] } });
}

export const SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'as-it-was',
    title: 'Facebook 2010: why did a configuration value end in turning off the site?',
    summary:
      'A bad value goes out, is corrected after forty seconds, and nothing gets better. Then the site is turned off, and users come back slowly.',
    interventions: [...TRIGGER, at(THEN, 'traffic-0'), at(100, 'ramp')],
    options: { untilS: 165 },
  }),
  stuck({
    id: 'the-fix-alone',
    title: 'The value is fixed. Is the outage over?',
    summary:
      'The trigger is removed and nobody does anything else. Watch the load of the database.',
  }),
  scenario({
    id: 'an-error-is-no-verdict',
    title: 'The same bad value, but errors delete nothing',
    summary:
      'A failed query leaves the key as it is. The same trigger, the same load, and the fix is a fix.',
    off: [],
    beside: 'the-fix-alone',
  }),
  stuck({
    id: 'sixty-percent',
    title: 'Keep 40 % of the users out: is that enough?',
    summary: 'Fewer requests ought to help. At 600 a second the overload still feeds itself.',
    interventions: [...TRIGGER, at(THEN, 'traffic-60')],
  }),
  scenario({
    id: 'thirty-percent',
    title: 'Keep 70 % of the users out for a quarter of a minute: what then?',
    summary:
      'Below the tipping point the loop dies out. After that all users can come back at once.',
    interventions: [...TRIGGER, at(THEN, 'traffic-30'), at(105, 'traffic-100')],
  }),
  scenario({
    id: 'no-more-deleting',
    title: 'A new program in the middle of the outage: errors delete nothing',
    summary: 'The flaw is taken out while the overload lasts. No user has to be kept out.',
    interventions: [...TRIGGER, at(THEN, 'keep')],
  }),
  scenario({
    id: 'one-fetch-a-key',
    title: 'Two hundred requests for one key: why ask more than once?',
    summary:
      'From then on a key is fetched once at a time. Errors still delete, and it does not matter.',
    interventions: [...TRIGGER, at(THEN, 'merge')],
  }),
  stuck({
    id: 'twice-the-database',
    title: 'Buy a second database: does capacity help?',
    summary: 'About half of the requests are served now, and the overload still feeds itself.',
    interventions: [...TRIGGER, at(THEN, 'double')],
  }),
  scenario({
    id: 'three-databases',
    title: 'Three times the database: enough?',
    summary: 'The tipping point is at about four times the capacity. Now the load is below it.',
    interventions: [...TRIGGER, at(THEN, 'triple')],
  }),
  scenario({
    id: 'fewer-users',
    title: 'The same flaw, the same trigger, a quieter site',
    summary:
      'At 350 requests a second the system is stable: when the trigger goes, the trouble goes.',
    options: { requestsPerS: 350 },
  }),
  stuck({
    id: 'a-long-queue',
    title: 'A longer queue, so that nothing is dropped: is that kinder?',
    summary: 'Errors delete nothing here. But whoever gets an answer has given up before.',
    off: [],
    options: { queueMs: 3000 },
  }),
  scenario({
    id: 'sandbox',
    title: 'A cache and its database to break as you like',
    summary:
      'The site opens, and nothing else happens by itself. Push a bad value, repair it, and try what helps.',
    interventions: [at(1, 'traffic-100')],
    options: { untilS: 240 },
  }),
];
