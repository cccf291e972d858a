import type { Intervention, Scenario } from '../../engine/spec.ts';
import { scenarioInSeconds, type SecondsDraft } from '../model-parts.ts';
import { OPERATOR } from './operator.ts';

/** What the operator does at a second of the run, by the id of the command. */
export function at(second: number, perturbation: string): Intervention {
  const action = { kind: 'perturb', process: OPERATOR, perturbation } as const;
  // Between two ticks: what is done at the very instant of one would come before it or after it by its name.
  return { at: { after: null, timeMs: second * 1000 + 500 }, action };
}

/** Two of twenty routers are away for five minutes. */
const TRIGGER: readonly Intervention[] = [at(60, 'offline-2'), at(360, 'online')];

/** The instant at which somebody tries something. */
const THEN = 600;

const AS_IT_WAS = {
  untilS: 900,
  off: ['ROUTER-SLOWER'],
  interventions: TRIGGER,
  decisive: 'fire LB tick#71',
};

const scenario = (draft: SecondsDraft): Scenario => scenarioInSeconds(AS_IT_WAS, draft);

function stuck(draft: SecondsDraft): Scenario {
  return scenario({ ...draft, claims: { outcome: 'stuck', violates: [] } });
}

export const SCENARIOS: readonly Scenario[] = [
  scenario({
    id: 'as-it-was',
    title: 'Gmail 2009: how can a routine upgrade stop all routers?',
    summary:
      'Two of twenty routers are away, and within ten seconds nobody accepts traffic. Ten minutes later twenty more are brought online.',
    interventions: [...TRIGGER, at(THEN, 'add-20')],
    options: { untilS: 750 },
  }),
  stuck({
    id: 'the-upgrade-is-over',
    title: 'All twenty routers are back. Is the outage over?',
    summary:
      'The trigger is removed and nobody does anything else. Each router that returns gets the load of all.',
    options: { untilS: 1100 },
  }),
  scenario({
    id: 'slower-not-refusing',
    title: 'The same upgrade, but routers get slower and do not refuse',
    summary:
      'Each serves what it can. A few requests in a hundred are dropped while two routers are away.',
    off: [],
    options: { untilS: 500 },
    beside: 'as-it-was',
  }),
  stuck({
    id: 'only-one-away',
    title: 'Take only one of twenty offline: is that careful enough?',
    summary: 'Nineteen can carry the load on average. The weakest of them cannot.',
    interventions: [at(60, 'offline-1'), at(360, 'online')],
    options: { untilS: 500 },
  }),
  scenario({
    id: 'a-little-less-load',
    title: 'The same upgrade at 1,700 requests a second',
    summary:
      'Eighteen routers get 94 or 95 requests a second each. Even the weakest can bear that.',
    options: { requestsPerS: 1700, untilS: 500 },
  }),
  stuck({
    id: 'five-more',
    title: 'Five more routers: a quarter more than ever. Enough?',
    summary: 'More than are needed for all requests, if only the old ones were there as well.',
    interventions: [...TRIGGER, at(THEN, 'add-5')],
    options: { untilS: 750 },
  }),
  stuck({
    id: 'ten-more',
    title: 'Ten more routers: half as many again. Enough?',
    summary:
      'Thirty routers for the load of nineteen. But only the new ones are there at first, and they get all of it.',
    interventions: [...TRIGGER, at(THEN, 'add-10')],
    options: { untilS: 750 },
  }),
  stuck({
    id: 'sixty-percent',
    title: 'Keep 40 % of the users out: do the routers come back?',
    summary:
      'The load is far below what twenty routers can carry. It is not what the few can carry that return first.',
    interventions: [...TRIGGER, at(THEN, 'users-60')],
    options: { untilS: 800 },
  }),
  scenario({
    id: 'twenty-percent',
    title: 'Keep 80 % of the users out for a while: what then?',
    summary:
      'The few that return can carry so little, and stay. Then there are more of them, until all are back.',
    interventions: [...TRIGGER, at(THEN, 'users-20'), at(750, 'users-100')],
  }),
  scenario({
    id: 'slower-from-now-on',
    title: 'A new program in the middle of the outage: get slower, do not refuse',
    summary: 'Whoever returns is overloaded and stays. So the next one gets less.',
    interventions: [...TRIGGER, at(THEN, 'slower')],
    options: { untilS: 750 },
  }),
  scenario({
    id: 'back-together',
    title: 'Routers wait for each other before they return',
    summary: 'Nobody accepts traffic until there are enough to carry it.',
    interventions: [...TRIGGER, at(THEN, 'together')],
    options: { untilS: 750 },
  }),
  scenario({
    id: 'sandbox',
    title: 'A ring of routers to break as you like',
    summary: 'Nothing happens by itself. Take a router away, and try what helps.',
    interventions: [],
  }),
];
