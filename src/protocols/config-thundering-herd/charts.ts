import type { ChartFace, PhasePlane } from '../../scene/outage.ts';
import type { Picture } from '../../scene/presentation.ts';
import {
  capacityOf,
  databaseIn,
  perSecond,
  percentOf,
  repairsItself,
  servedPercent,
  webIn,
} from './measures.ts';
import type { Herd, HerdOptions } from './types.ts';

/** So many times its capacity the database gets at the most. */
const MOST_TIMES = 3;

type Point = readonly [x: number, y: number];

export const CHARTS: readonly ChartFace<Herd>[] = [
  {
    id: 'load',
    title: 'Load of the database',
    unit: 'queries a second',
    gauges: [
      {
        id: 'offered',
        label: 'offered',
        of: (picture) => perSecond(webIn(picture), 'queries'),
      },
      {
        id: 'answered',
        label: 'answered in time',
        of: (picture) => perSecond(webIn(picture), 'answers'),
      },
      {
        id: 'capacity',
        label: 'capacity',
        limit: true,
        of: (picture, options) => capacityOf(databaseIn(picture), options),
      },
    ],
    max: ({ requestsPerS, capacityPerS }) => Math.max(requestsPerS, MOST_TIMES * capacityPerS),
  },
  {
    id: 'requests',
    title: 'Requests of users',
    unit: '% of requests',
    gauges: [
      { id: 'served', label: 'served', of: (picture) => servedPercent(webIn(picture)) },
      { id: 'hits', label: 'from the cache', of: (picture) => percentOf(webIn(picture), 'hits') },
    ],
    max: () => 100,
  },
];

/** Requests across, queries upwards. Where both branches meet, at four times the capacity, nothing is left but to recover. */
export const plane: PhasePlane<Herd> = {
  title: 'Where the load comes to rest once the value is good',
  x: { label: 'requests a second', max: widest },
  y: { label: 'queries a second', max: widest },
  point: (picture) => {
    const web = webIn(picture);
    return [perSecond(web, 'requests'), perSecond(web, 'queries')];
  },
  curves: (picture, options) => [...overload(picture, options), allCached(options)],
};

function allCached(options: HerdOptions) {
  const points: readonly Point[] = [
    [0, 0],
    [widest(options), 0],
  ];
  return { label: 'all cached', steady: true, points };
}

/** Where errors delete nothing, or a key is fetched once at a time, there is no overload to rest in. */
function overload(picture: Picture<Herd>, options: HerdOptions) {
  if (repairsItself(webIn(picture))) return [];
  const capacity = capacityOf(databaseIn(picture), options);
  const most = widest(options);
  return [
    { label: 'overload', steady: true, points: branch(capacity, most, true) },
    { label: 'tipping point', steady: false, points: branch(capacity, most, false) },
  ];
}

function widest({ requestsPerS }: HerdOptions): number {
  return Math.ceil((requestsPerS * 6) / 5);
}

const POINTS = 60;

/**
 * The roots d of d² - λd + λC = 0 over λ, drawn as λ = d²/(d - C) over d, which needs no root: above d = 2C the larger
 * one, to which the load returns; below it the smaller one, from which it moves away.
 */
function branch(capacity: number, most: number, isUpper: boolean): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at <= POINTS; at++) {
    const above = isUpper
      ? capacity + (at * Math.max(0, most - 2 * capacity)) / POINTS
      : (capacity * (POINTS - at)) / POINTS;
    const load = capacity + above;
    const offered = above === 0 ? Number.POSITIVE_INFINITY : (load * load) / above;
    if (offered <= most) points.push([Math.round(offered), Math.round(load)]);
  }
  return points;
}
