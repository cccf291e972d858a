import type { ChartFace, Control, GlyphField, GlyphState, OutageFace } from '../../scene/outage.ts';
import type { Picture } from '../../scene/presentation.ts';
import {
  balancerIn,
  canBeTipped,
  countOf,
  goodputPercent,
  isSelfFed,
  loadOfEach,
  offeredPerS,
  poolIn,
} from './measures.ts';
import { OPERATOR } from './operator.ts';
import { RECENT_S, RESERVE } from './options.ts';
import { STORY } from './story.ts';
import { momentOf } from './strip.ts';
import type { PoolState, Router, RouterOptions, Routing } from './types.ts';

const STATES: readonly GlyphState[] = [
  { id: 'serving', word: 'serving', look: 'solid', tone: 'good' },
  { id: 'overloaded', word: 'overloaded', look: 'hatched', tone: 'uncertain' },
  { id: 'refusing', word: 'refusing', look: 'crossed', tone: 'bad' },
  { id: 'away', word: 'offline', look: 'dashed', tone: 'gone' },
];

/** So many times its capacity is shown of a router's load. */
const MOST_TIMES = 4;

const CHARTS: readonly ChartFace<Routing>[] = [
  {
    id: 'accepting',
    title: 'Routers that accept traffic',
    unit: 'routers',
    gauges: [{ id: 'on', label: 'accepting', of: (picture) => countOf(poolIn(picture), 'on') }],
    max: ({ routers }) => routers + RESERVE,
    lines: ({ requestsPerS, capacityPerS }) => [
      { label: 'needed for all requests', at: Math.ceil(requestsPerS / capacityPerS) },
    ],
  },
  {
    id: 'goodput',
    title: 'Requests answered in time',
    unit: `% of requests, last ${RECENT_S} s`,
    gauges: [{ id: 'served', label: 'served', of: (picture) => goodputPercent(poolIn(picture)) }],
    max: () => 100,
  },
  {
    id: 'load',
    title: 'Load of each router that got any',
    unit: 'requests in the last second',
    gauges: [
      {
        id: 'each',
        label: 'load of each',
        of: (picture, { capacityPerS }) =>
          Math.min(MOST_TIMES * capacityPerS, loadOfEach(poolIn(picture))),
      },
    ],
    max: ({ capacityPerS }) => MOST_TIMES * capacityPerS,
    lines: ({ capacityPerS }) => [{ label: 'capacity', at: capacityPerS }],
  },
];

/** The ring of routers, each as full as it is loaded; how many accept; what users get; what each of those routers gets. */
export const outage: OutageFace<Routing> = {
  states: STATES,
  fields: fieldsOf,
  charts: CHARTS,
  controls: [
    control('offline-2', 'Take two offline', 'trigger'),
    control('offline-1', 'Take one offline', 'trigger'),
    control('online', 'End the upgrade', 'end'),
    control('add-5', 'Add 5 routers', 'remedy'),
    control('add-10', 'Add 10 routers', 'remedy'),
    control('add-20', 'Add 20 routers', 'remedy'),
    control('users-60', 'Users to 60 %', 'remedy'),
    control('users-30', 'Users to 30 %', 'remedy'),
    control('users-20', 'Users to 20 %', 'remedy'),
    control('users-100', 'Let all users in', 'remedy'),
    control('slower', 'Slower, not refusing', 'remedy'),
    control('together', 'Come back together', 'remedy'),
  ],
  trigger: (picture) => {
    const away = countOf(poolIn(picture), 'away');
    return away === 0 ? null : `${away} offline`;
  },
  condition,
  moment: momentOf,
  clock: { unit: 'min', ms: 60_000 },
  story: STORY,
};

function control(perturbation: string, label: string, kind: Control['kind']): Control {
  return { perturbation, process: OPERATOR, label, kind };
}

function stateOf({ status, load, capacity }: Router): string {
  if (status !== 'on') return status;
  return load > capacity ? 'overloaded' : 'serving';
}

function fieldsOf(picture: Picture<Routing>): readonly GlyphField[] {
  const routers = poolIn(picture)?.routers ?? [];
  const glyphs = routers.map((router, at) => {
    const state = stateOf(router);
    const { word } = STATES.find(({ id }) => id === state) ?? { word: state };
    const { load, capacity, status } = router;
    const level = status === 'on' ? Math.min(1, load / capacity) : 0;
    const title = `Router ${at + 1}, ${word}, ${load} of ${capacity} requests a second`;
    return { id: `router-${at + 1}`, state, level, title };
  });
  return [{ id: 'routers', label: `${routers.length} routers`, glyphs, arranged: 'ring' }];
}

function triggeredWord(pool: PoolState): string {
  const isShort = pool.troubleSince !== null || countOf(pool, 'refusing') > 0;
  if (!isShort) return 'the others carry it';
  return pool.slower ? 'the others carry most of it' : 'the others fall';
}

function condition(
  picture: Picture<Routing>,
  options: RouterOptions,
): ReturnType<OutageFace<Routing>['condition']> {
  const pool = poolIn(picture);
  const balancer = balancerIn(picture);
  if (pool === null || balancer === null) return { kind: 'damaged', word: 'a part is down' };
  if (countOf(pool, 'away') > 0) return { kind: 'triggered', word: triggeredWord(pool) };
  if (offeredPerS(balancer, options) === 0) return { kind: 'stable', word: 'nobody is let in' };
  if (isSelfFed(picture)) return { kind: 'metastable', word: 'who returns, falls' };
  if (pool.troubleSince !== null) return { kind: 'vulnerable', word: 'recovering' };
  return canBeTipped(picture, options)
    ? { kind: 'vulnerable', word: 'one loss tips it' }
    : { kind: 'stable', word: 'room to spare' };
}
